package ijava.eval;

import ijava.spi.Cell;

/** A language, as the kernel sees it. */
public interface Evaluator extends AutoCloseable {

  /**
   * Runs a cell to its end; called by one thread, one cell after the other.
   *
   * <p>Never throws for what the cell does wrong: that is a {@link Outcome.Failure}.
   *
   * @param output takes what the cell and the threads that it starts print
   */
  Outcome evaluate(Cell cell, CellOutput output);

  /**
   * Returns what fits at the cursor; may be called while a cell runs.
   *
   * @param cursor a position in chars, from 0 to the code's length
   */
  Completion complete(String code, int cursor);

  /** Returns whether the code is a whole cell or wants another line; may be called any time. */
  Completeness completeness(String code);

  /**
   * Stops the running cell; returns at once. Does nothing when none runs.
   *
   * <p>The cell's thread ends with an {@link Outcome.Failure} named {@code Interrupted}; variables
   * keep the values they have by then.
   */
  void interrupt();

  /** Ends the evaluator and removes what it left on disk. */
  @Override
  void close();
}
