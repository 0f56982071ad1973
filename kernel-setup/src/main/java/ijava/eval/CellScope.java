package ijava.eval;

import ijava.spi.Cell;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The cell that a thread works for.
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
  private volatile boolean interrupted;

  private CellScope(Cell cell, CellOutput output) {
    this.cell = cell;
    this.output = output;
  }

  /** Starts a scope on the calling thread; threads that it starts from now on inherit it. */
  static CellScope enter(Cell cell, CellOutput output) {
    CellScope scope = new CellScope(cell, output);
    OWN.set(scope);
    latest = scope;
    return scope;
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

  boolean isInterrupted() {
    return interrupted;
  }

  void interrupt() {
    interrupted = true;
  }
}
