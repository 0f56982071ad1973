package ijava.eval;

/**
 * ANSI's weights, not its colours: JupyterLab draws errors on pink or on dark red, and none of its
 * eight colours is readable on both.
 */
final class Ansi {

  private Ansi() {}

  /** Returns what the reader looks for first. */
  static String bold(String text) {
    return "\u001b[1m" + text + "\u001b[0m";
  }

  /** Returns advice beside the facts. */
  static String italic(String text) {
    return "\u001b[3m" + text + "\u001b[0m";
  }
}
