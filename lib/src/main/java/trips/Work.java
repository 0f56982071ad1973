package trips;

import java.util.UUID;
import org.apache.spark.SparkContext;

/**
 * What Spark did for one call: {@code Work.of(() -> query.count())}; shows itself as a table.
 *
 * <p>Counts the jobs that the call starts on its thread, and those that Spark starts for it on
 * threads of its own, and no others: streams and other cells may run meanwhile.
 *
 * @param jobs how many jobs were started; a query may need several
 * @param stages how many stages ran; those whose results were still there are not counted
 * @param tasks how many tasks succeeded
 * @param bytesRead bytes that tasks read from files and from the cache
 * @param rowsRead rows that tasks read from files and from the cache
 * @param shuffleBytes bytes that tasks wrote for others to fetch
 * @param spilledBytes bytes that tasks wrote to disk because memory was short
 * @param peakMemory the most bytes that one task held at once for sorting, joining and aggregating
 */
public record Work(
    long jobs,
    long stages,
    long tasks,
    long bytesRead,
    long rowsRead,
    long shuffleBytes,
    long spilledBytes,
    long peakMemory) {

  /**
   * Runs a call and returns what Spark did for it; what the call throws is thrown on as it is.
   *
   * <p>Starts a session if there is none. The result of the call is dropped.
   *
   * @throws IllegalStateException if Spark has not told within 30 seconds what it did, because it
   *     is too busy
   */
  public static Work of(Call call) {
    SparkContext context = Spark.session().sparkContext();
    String tag = "work-" + UUID.randomUUID();
    WorkListener listener = new WorkListener(tag);
    context.addSparkListener(listener);
    context.addJobTag(tag);
    try {
      Calls.run(call);
      return listener.work(context);
    } finally {
      context.removeJobTag(tag);
      context.removeSparkListener(listener);
    }
  }
}
