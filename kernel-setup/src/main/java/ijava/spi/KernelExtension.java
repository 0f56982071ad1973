package ijava.spi;

import java.nio.file.Path;

/**
 * Follows the kernel's life and its cells, so that a library can feel native in a notebook.
 *
 * <p>Found with {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/ijava.spi.KernelExtension}. All methods do nothing by default. What one throws
 * is logged and never breaks a cell.
 */
public interface KernelExtension extends AutoCloseable {

  /**
   * Called once, before the first cell, on the thread that runs cells; should be quick, since the
   * first cell waits for it.
   */
  default void install(KernelContext kernel) {}

  /** Called before a cell runs, on its thread. */
  default void cellStarted(Cell cell) {}

  /**
   * Called when the reader interrupts a running cell, on a thread of the kernel, while the cell
   * still runs: the place to cancel what the cell waits for.
   */
  default void cellInterrupted(Cell cell) {}

  /** Called when a cell has ended, however it ended, on its thread. */
  default void cellFinished(Cell cell) {}

  /**
   * Called when a jar or a folder of classes has been added to the class path of cells, on the
   * thread that added it; for those from before the first cell, after {@link #install}.
   */
  default void classPathAdded(Path entry) {}

  /** Called once when the kernel shuts down; must return within a second. */
  @Override
  default void close() {}
}
