package trips.notebook;

import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import trips.Spark;

/**
 * Makes Spark, Tablesaw and XChart feel native in a notebook; the kernel creates it.
 *
 * <p>Starts nothing by itself: Spark's classes are first run when a cell uses them.
 */
public final class NotebookExtension implements KernelExtension {

  /** Milliseconds that a session has to stop; Spark's own shutdown hook does the rest. */
  private static final long STOP_MILLIS = 900;

  private final CellJobs jobs = new CellJobs();

  /** Creates the extension; for {@link java.util.ServiceLoader}. */
  public NotebookExtension() {}

  @Override
  public void install(KernelContext kernel) {
    // Spark's own ExecutorClassLoader then fetches the classes of cells from here.
    setUnlessSet("spark.repl.class.outputDir", kernel.classOutput().toString());
    // A chart is drawn into memory; without this, AWT looks for a screen.
    setUnlessSet("java.awt.headless", "true");
    kernel.add(new DatasetRenderer());
    kernel.add(new SessionRenderer(new UiLink(System.getenv())));
    kernel.add(new TableRenderer());
    kernel.add(new ChartRenderer());
  }

  @Override
  public void cellStarted(Cell cell) {
    if (Spark.wasUsed()) {
      jobs.started(cell);
    }
  }

  @Override
  public void cellInterrupted(Cell cell) {
    jobs.cancel(cell);
  }

  @Override
  public void cellFinished(Cell cell) {
    jobs.finished(cell);
  }

  @Override
  public void close() {
    if (!Spark.wasUsed()) {
      return;
    }
    Thread stopping = new Thread(Spark::stop, "trips-stop-spark");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
