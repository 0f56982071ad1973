package ijava.eval;

import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.Optional;

/** A language, as the kernel sees it. */
public interface Evaluator extends AutoCloseable {

  /**
   * Runs a cell to its end; called by one thread, one cell after the other.
   *
   * <p>Never throws for what the cell does wrong: that is a {@link Outcome.Failure}. When the scope
   * is interrupted, ends soon with a failure named {@link Outcome.Failure#INTERRUPTED}; variables
   * keep the values they have by then.
   *
   * @param cell the cell, or a part of it with its lines where they are in the cell
   * @param scope the cell's scope, which the calling thread is in
   */
  Outcome evaluate(Cell cell, CellScope scope);

  /**
   * Does a little ahead that makes later cells faster; called by the thread that runs cells while
   * no cell waits.
   *
   * @return whether there is more to do
   */
  default boolean prepare() {
    return false;
  }

  /**
   * Returns what fits at the cursor; may be called while a cell runs.
   *
   * @param cursor a position in chars, from 0 to the code's length
   */
  Completion complete(String code, int cursor);

  /**
   * Returns what is known of the name at the cursor, or nothing; may be called while a cell runs.
   *
   * @param cursor a position in chars, from 0 to the code's length
   * @param detailed whether to tell all, not only what fits a tooltip
   */
  Optional<MimeBundle> inspect(String code, int cursor, boolean detailed);

  /** Returns whether the code is a whole cell or wants another line; may be called any time. */
  Completeness completeness(String code);

  /** Ends the evaluator and removes what it left on disk. */
  @Override
  void close();
}
