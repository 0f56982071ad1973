package ijava.eval;

import ijava.spi.Cell;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Function;

/**
 * The cell that a thread works for: where its output goes, and whether it is to stop.
 *
 * <p>A thread inherits the scope of the thread that started it, so that its output reaches the
 * right cell even after that cell has ended. Workers of fork-join pools outlive the cells that
 * happen to start them, so they work for the cell that runs now.
 */
public final class CellScope {

  private static final InheritableThreadLocal<CellScope> OWN = new InheritableThreadLocal<>();
  private static volatile CellScope latest;

  private final Cell cell;
  private final CellOutput output;
  private Thread thread = Thread.currentThread();
  private volatile boolean interrupted;

  private CellScope(Cell cell, CellOutput output) {
    this.cell = cell;
    this.output = output;
  }

  /**
   * Does work for a cell on the calling thread; threads that it starts inherit the scope.
   *
   * @param output takes what the cell and its threads print
   */
  public static <T> T run(Cell cell, CellOutput output, Function<CellScope, T> work) {
    CellScope scope = new CellScope(cell, output);
    OWN.set(scope);
    latest = scope;
    try {
      return work.apply(scope);
    } finally {
      scope.end();
    }
  }

  /**
   * Returns the scope of the calling thread, for threads without one that of the latest cell; null
   * before the first cell.
   */
  public static CellScope current() {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
      return latest;
    }
    CellScope own = OWN.get();
    return own == null ? latest : own;
  }

  /** Returns the cell. */
  public Cell cell() {
    return cell;
  }

  /** Returns where the cell's output goes. */
  public CellOutput output() {
    return output;
  }

  /** Returns whether the cell has been told to stop. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /**
   * Stops the cell: its waits end with an {@link InterruptedException}, its loops and calls with an
   * error of {@link StopCheck}. Returns at once; does nothing when the cell has ended.
   */
  public synchronized void interrupt() {
    if (thread != null) {
      interrupted = true;
      StopCheck.arm();
      thread.interrupt();
    }
  }

  private synchronized void end() {
    thread = null;
    if (interrupted) {
      StopCheck.disarmLater();
      // What is left of the interrupt must not stop the next cell.
      Thread.interrupted();
    }
  }
}
