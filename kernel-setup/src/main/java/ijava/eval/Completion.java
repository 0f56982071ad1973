package ijava.eval;

import java.util.List;

/**
 * What fits at a cursor.
 *
 * @param matches replacements for the code from start to end, best first
 * @param start where the replacement begins, in chars
 * @param end where it ends, in chars
 */
public record Completion(List<Match> matches, int start, int end) {

  /**
   * One replacement.
   *
   * @param text the text to insert
   * @param kind what it is, in JupyterLab's words: {@code function}, {@code keyword}, {@code
   *     instance}, {@code class}; empty if unknown
   * @param signature what is known of parameters or of the import; empty if nothing is
   */
  public record Match(String text, String kind, String signature) {

    /** Creates a match without a signature. */
    public Match(String text, String kind) {
      this(text, kind, "");
    }
  }
}
