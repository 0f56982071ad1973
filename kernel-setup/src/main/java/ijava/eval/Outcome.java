package ijava.eval;

import ijava.spi.MimeBundle;
import java.util.List;

/** How a cell ended. */
public sealed interface Outcome {

  /** The cell ended well, and its last line has no value to show. */
  record Nothing() implements Outcome {}

  /** Returns the outcome of a cell that ended well; null where nothing is left to show. */
  static Outcome showing(MimeBundle bundle) {
    return bundle == null ? new Nothing() : new Value(bundle);
  }

  /**
   * The cell ended well with a value to show.
   *
   * @param bundle what to show for the value of the last expression
   */
  record Value(MimeBundle bundle) implements Outcome {}

  /**
   * The cell failed or was interrupted.
   *
   * @param name the kind of error, for example a simple class name
   * @param message one sentence that is informative alone, never null
   * @param traceback lines for the reader, with ANSI colours
   */
  record Failure(String name, String message, List<String> traceback) implements Outcome {

    /** The name of the failure of a cell that was stopped by its reader. */
    public static final String INTERRUPTED = "Interrupted";
  }
}
