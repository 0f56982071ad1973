package trips.notebook;

import ijava.spi.Cell;
import java.util.Arrays;
import java.util.Properties;
import org.apache.spark.SparkContext;
import trips.Spark;

/** Knows the Spark jobs of a cell by a tag, so that an interrupt cancels these and no others. */
final class CellJobs {

  /** The local property in which Spark keeps a thread's tags, divided by commas. */
  private static final String TAGS = "spark.job.tags";

  /** The cell that runs, or null. */
  private volatile Cell running;

  /** The context that knows the running cell's tag, or null if there is none yet. */
  private volatile SparkContext context;

  /** Whether asking for the session may load Spark's classes; they take their time. */
  private volatile boolean sessionSeen;

  /** Tags the jobs that this thread, and threads that it starts, will run. */
  void started(Cell cell) {
    running = cell;
    if (sessionSeen || Spark.wasUsed()) {
      Spark.existing().ifPresent(session -> tag(session.sparkContext()));
    }
  }

  /** Tags the jobs of a session that the running cell has started on this thread. */
  void sessionStarted(SparkContext started) {
    sessionSeen = true;
    if (running != null) {
      tag(started);
    }
  }

  private void tag(SparkContext of) {
    of.addJobTag(tag(running));
    context = of;
  }

  /** Cancels the jobs of a cell. */
  void cancel(Cell cell) {
    SparkContext tagged = context;
    Cell cancelled = running;
    if (tagged != null
        && cancelled != null
        && cancelled.id().equals(cell.id())
        && isAlive(tagged)) {
      tagged.cancelJobsWithTag(tag(cell), "the cell was interrupted");
    }
  }

  /**
   * Takes the cell's tag off this thread, which runs a stream: the stream outlives the cell that
   * started it, and whoever interrupts the wait for a stream does not want to end it.
   */
  void releaseStream() {
    SparkContext tagged = context;
    Cell cell = running;
    if (tagged != null && cell != null && isAlive(tagged)) {
      tagged.removeJobTag(tag(cell));
    }
  }

  /** Takes the tag off this thread. */
  void finished(Cell cell) {
    SparkContext tagged = context;
    context = null;
    running = null;
    if (tagged != null && isAlive(tagged)) {
      tagged.removeJobTag(tag(cell));
    }
  }

  private static boolean isAlive(SparkContext context) {
    return !context.isStopped();
  }

  /** Returns whether a job with these properties is one of a cell's. */
  static boolean belongs(Properties properties, Cell cell) {
    String tags = properties == null ? "" : properties.getProperty(TAGS, "");
    return Arrays.asList(tags.split(",")).contains(tag(cell));
  }

  /** Spark forbids commas in tags; message ids have none. */
  static String tag(Cell cell) {
    return "cell-" + cell.number() + "-" + cell.id().replace(',', '-');
  }
}
