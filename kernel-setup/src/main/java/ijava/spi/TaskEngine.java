package ijava.spi;

/**
 * What a library that runs closures of cells in tasks tells the kernel, which then sends the values
 * of cell variables along. Without an engine, every serialized closure carries its variables.
 *
 * <p>The methods may be called by any thread, often, while a closure is being written or read.
 */
public interface TaskEngine {

  /** Returns whether closures that are serialized now may run in another JVM. */
  boolean leavesJvm();

  /**
   * Returns whether each task needs a copy of its own of such objects, also in this JVM, as Spark's
   * accumulators do.
   */
  boolean isPerTask(Class<?> type);

  /** Returns whether the calling thread runs a task. */
  boolean inTask();
}
