package trips;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Adds up what the jobs with one tag do. Called by Spark's thread of events. */
final class WorkListener extends SparkListener {

  /** The local property in which Spark keeps a thread's tags, divided by commas. */
  private static final String TAGS = "spark.job.tags";

  private static final long EVENTS_MILLIS = 30_000;

  private final String tag;
  private final Set<Integer> stages = new HashSet<>();
  private final Set<Integer> begun = new HashSet<>();
  private long jobs;
  private long tasks;
  private long bytesRead;
  private long rowsRead;
  private long shuffleBytes;
  private long spilledBytes;
  private long peakMemory;

  WorkListener(String tag) {
    this.tag = tag;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (hasTag(start.properties())) {
      jobs++;
      CollectionConverters.asJava(start.stageInfos()).stream()
          .map(StageInfo::stageId)
          .forEach(stages::add);
    }
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    if (stages.contains(submitted.stageInfo().stageId())) {
      begun.add(submitted.stageInfo().stageId());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (!stages.contains(end.stageId()) || !end.taskInfo().successful()) {
      return;
    }
    tasks++;
    TaskMetrics metrics = end.taskMetrics();
    bytesRead += metrics.inputMetrics().bytesRead();
    rowsRead += metrics.inputMetrics().recordsRead();
    shuffleBytes += metrics.shuffleWriteMetrics().bytesWritten();
    spilledBytes += metrics.diskBytesSpilled();
    peakMemory = Math.max(peakMemory, metrics.peakExecutionMemory());
  }

  /**
   * Returns the sums, once all events until now have arrived: Spark posts the end of a task before
   * its result returns, and tells listeners of it on another thread.
   *
   * @throws IllegalStateException if they have not within 30 seconds
   */
  Work work(SparkContext context) {
    try {
      context.listenerBus().waitUntilEmpty(EVENTS_MILLIS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Spark is so busy that after 30 seconds it has not told what it did; run the cell again"
              + " when streams and other cells have ended",
          e);
    }
    return sums();
  }

  private synchronized Work sums() {
    return new Work(
        jobs, begun.size(), tasks, bytesRead, rowsRead, shuffleBytes, spilledBytes, peakMemory);
  }

  private boolean hasTag(Properties properties) {
    String tags = properties == null ? "" : properties.getProperty(TAGS, "");
    return Arrays.asList(tags.split(",")).contains(tag);
  }
}
