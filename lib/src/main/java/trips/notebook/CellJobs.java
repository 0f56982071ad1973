package trips.notebook;

import ijava.spi.Cell;
import org.apache.spark.SparkContext;
import trips.Spark;

/** Knows the Spark jobs of a cell by a tag, so that an interrupt cancels these and no others. */
final class CellJobs {

  /**
   * The context and the tag of the running cell, or null if it began before there was a session.
   */
  private volatile Tagged running;

  private record Tagged(SparkContext context, String tag) {}

  /** Tags the jobs that this thread, and threads that it starts, will run. */
  void started(Cell cell) {
    Spark.existing()
        .ifPresent(
            session -> {
              Tagged tagged = new Tagged(session.sparkContext(), tag(cell));
              tagged.context().addJobTag(tagged.tag());
              running = tagged;
            });
  }

  /** Cancels the jobs of a cell; all jobs if the session is younger than the cell. */
  void cancel(Cell cell) {
    Tagged tagged = running;
    if (tagged != null && tagged.tag().equals(tag(cell)) && !tagged.context().isStopped()) {
      tagged.context().cancelJobsWithTag(tagged.tag(), "the cell was interrupted");
    }
    // A session that the cell itself started, or restarted, has no job of any other cell.
    Spark.existing()
        .map(session -> session.sparkContext())
        .filter(context -> tagged == null || context != tagged.context())
        .ifPresent(SparkContext::cancelAllJobs);
  }

  /** Takes the tag off this thread. */
  void finished(Cell cell) {
    Tagged tagged = running;
    running = null;
    if (tagged != null && !tagged.context().isStopped()) {
      tagged.context().removeJobTag(tagged.tag());
    }
  }

  /** Spark forbids commas in tags; message ids have none. */
  private static String tag(Cell cell) {
    return "cell-" + cell.number() + "-" + cell.id().replace(',', '-');
  }
}
