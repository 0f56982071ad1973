package trips.notebook;

import ijava.spi.Cell;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import trips.Spark;

/** Knows the Spark jobs of a cell by a tag, so that an interrupt cancels these and no others. */
final class CellJobs {

  /** The local property in which Spark keeps a thread's tags, divided by commas. */
  private static final String TAGS = "spark.job.tags";

  private static final String REASON = "the cell was interrupted";

  /** The cell that runs, or null. */
  private volatile Cell running;

  /** The context that knows the running cell's tag, or null if there is none yet. */
  private volatile SparkContext context;

  /** The context that was tagged last, also after its cell. */
  private volatile SparkContext latest;

  /** The tags of cells that were interrupted. */
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

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
    latest = of;
  }

  /** Cancels the jobs of a cell, which may have ended meanwhile: its thread stops at once. */
  void cancel(Cell cell) {
    SparkContext tagged = latest;
    if (tagged != null && isAlive(tagged)) {
      cancelled.add(tag(cell));
      tagged.cancelJobsWithTag(tag(cell), REASON);
    }
  }

  /**
   * Returns a listener that cancels jobs of interrupted cells that come late: a query submits its
   * stages from threads of its own, one of which may just be about to.
   */
  SparkListener lateJobs(SparkContext of) {
    return new SparkListener() {
      @Override
      public void onJobStart(SparkListenerJobStart start) {
        if (!cancelled.isEmpty() && tags(start.properties()).anyMatch(cancelled::contains)) {
          of.cancelJob(start.jobId(), REASON);
        }
      }
    };
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
    return tags(properties).anyMatch(tag(cell)::equals);
  }

  private static Stream<String> tags(Properties properties) {
    String tags = properties == null ? "" : properties.getProperty(TAGS, "");
    return Arrays.stream(tags.split(","));
  }

  /** Spark forbids commas in tags; message ids have none. */
  static String tag(Cell cell) {
    return "cell-" + cell.number() + "-" + cell.id().replace(',', '-');
  }
}
