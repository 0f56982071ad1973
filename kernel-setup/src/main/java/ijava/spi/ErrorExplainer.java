package ijava.spi;

import java.util.List;
import java.util.Optional;

/**
 * Tells what a library throws in fewer and better words than its own: one sentence, and the lines
 * of cells that matter.
 */
@FunctionalInterface
public interface ErrorExplainer {

  /**
   * Returns what to tell instead of the exception, or nothing for one that it does not know; the
   * kernel then tells it as any other. Called on the cell's thread when the cell has failed; must
   * be quick. What it throws itself is ignored.
   *
   * @param thrown what the cell's code has thrown, with its causes
   */
  Optional<Explanation> explain(Throwable thrown);

  /**
   * What the reader sees.
   *
   * @param name the kind of error, for example a simple class name
   * @param message what happened and what to do, most often in one line
   * @param places whose stacks show the lines of cells, the innermost first; all else in them is
   *     left out
   */
  record Explanation(String name, String message, List<Throwable> places) {

    /** Copies the list. */
    public Explanation {
      places = List.copyOf(places);
    }
  }
}
