package trips.notebook;

import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkContext;
import trips.Spark;

/**
 * Makes Spark, Tablesaw and XChart feel native in a notebook; the kernel creates it.
 *
 * <p>Starts nothing by itself: Spark's classes are first run when a cell uses them.
 */
public final class NotebookExtension implements KernelExtension {

  /** Milliseconds that a session has to stop; Spark's own shutdown hook does the rest. */
  private static final long STOP_MILLIS = 900;

  private static volatile NotebookExtension installed;

  private final CellJobs jobs = new CellJobs();
  private final AddedJars jars = new AddedJars();
  private ProgressDisplay progress;
  private LiveStreams streams;
  private boolean warm;

  /** Creates the extension; for {@link java.util.ServiceLoader}. */
  public NotebookExtension() {}

  /** Returns the extension of this kernel, or nothing where there is no kernel. */
  static Optional<NotebookExtension> installed() {
    return Optional.ofNullable(installed);
  }

  @Override
  public void install(KernelContext kernel) {
    // Spark's own ExecutorClassLoader then fetches the classes of cells from here.
    setUnlessSet("spark.repl.class.outputDir", kernel.classOutput().toString());
    setUnlessSet("spark.sql.streaming.streamingQueryListeners", StreamListener.class.getName());
    // A chart is drawn into memory; without this, AWT looks for a screen.
    setUnlessSet("java.awt.headless", "true");
    kernel.add(new SparkTasks());
    progress = new ProgressDisplay(Screen.NOTEBOOK, System::nanoTime);
    kernel.add(new DatasetRenderer());
    kernel.add(new SessionRenderer(new UiLink(System.getenv())));
    kernel.add(new SchemaRenderer());
    kernel.add(new PlanRenderer());
    streams = new LiveStreams(progress::soon, StreamRenderer::live);
    kernel.add(new StreamRenderer(() -> progress.progress() != null, streams));
    kernel.add(new TableRenderer());
    kernel.add(new ChartRenderer());
    kernel.add(new DrawingRenderer());
    kernel.add(new TimingRenderer());
    kernel.add(new CurvesRenderer());
    kernel.add(new WorkRenderer());
    kernel.add(new SparkErrors());
    kernel.add(SqlMagic.magic());
    installed = this;
  }

  /** Called on the thread that starts a session, most often the cell's. */
  void sessionStarted(SparkContext context) {
    jobs.sessionStarted(context);
    context.addSparkListener(jobs.lateJobs(context));
    context.addSparkListener(new ProgressListener(progress));
    if (!warm) {
      warm = true;
      // Not on the cell's thread, and beside its first jobs, which wait more than they compute.
      progress.soon(ChartRenderer::warmUp);
    }
  }

  /** Called on the thread of a stream that the running cell has started. */
  void streamStarted() {
    jobs.releaseStream();
  }

  /** Returns the streams that stand in the notebook. */
  LiveStreams streams() {
    return streams;
  }

  /** Returns the progress of the running cell, if somebody watches it. */
  Optional<CellProgress> progress() {
    return Optional.ofNullable(progress.progress());
  }

  @Override
  public void cellStarted(Cell cell) {
    jobs.started(cell);
    if (progress != null) {
      progress.started(cell);
    }
  }

  @Override
  public void cellInterrupted(Cell cell) {
    jobs.cancel(cell);
  }

  @Override
  public void cellFinished(Cell cell) {
    if (progress != null) {
      progress.finished();
    }
    jobs.finished(cell);
  }

  @Override
  public void classPathAdded(Path entry) {
    jars.add(entry);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
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
