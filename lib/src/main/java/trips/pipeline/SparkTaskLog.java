package trips.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.JobSucceeded$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Writes what Spark did for one try into its log. */
final class SparkTaskLog extends SparkListener {

  private static final String GROUP = "spark.jobGroup.id";
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long POLL_MILLIS = 10;

  private final String group;
  private final TaskContext ctx;
  private final Map<Integer, Job> jobs = new HashMap<>();
  private final Map<Integer, Integer> jobOfStage = new HashMap<>();

  /** A job that runs. */
  private static final class Job {
    private final long started;
    private final String name;
    private final List<StageInfo> stages = new ArrayList<>();

    Job(long started, String name) {
      this.started = started;
      this.name = name;
    }
  }

  SparkTaskLog(String group, TaskContext ctx) {
    this.group = group;
    this.ctx = ctx;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    Properties properties = start.properties();
    if (properties == null || !group.equals(properties.getProperty(GROUP))) {
      return;
    }
    String name = "";
    for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
      jobOfStage.put(stage.stageId(), start.jobId());
      name = stage.name();
    }
    // The jobs of queries are named after threads of Spark's own.
    String site = name.startsWith("$anonfun") ? "" : " (" + name + ")";
    jobs.put(start.jobId(), new Job(start.time(), site));
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    Integer job = jobOfStage.get(completed.stageInfo().stageId());
    if (job != null && jobs.containsKey(job)) {
      jobs.get(job).stages.add(completed.stageInfo());
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd end) {
    Job job = jobs.remove(end.jobId());
    if (job == null) {
      return;
    }
    boolean succeeded = end.jobResult() instanceof JobSucceeded$;
    ctx.log(
        "%s",
        "job "
            + end.jobId()
            + job.name
            + " "
            + (succeeded ? "succeeded" : "failed")
            + " in "
            + Words.duration(java.time.Duration.ofMillis(end.time() - job.started)));
    job.stages.forEach(stage -> ctx.log("%s", line(stage)));
  }

  private static String line(StageInfo stage) {
    String text = "  stage " + stage.stageId() + ": " + counted(stage.numTasks(), "task");
    TaskMetrics metrics = stage.taskMetrics();
    if (metrics == null) {
      return text;
    }
    text +=
        figures(
            ", read ", metrics.inputMetrics().recordsRead(), metrics.inputMetrics().bytesRead());
    text +=
        figures(
            ", wrote ",
            metrics.outputMetrics().recordsWritten(),
            metrics.outputMetrics().bytesWritten());
    text +=
        figures(
            ", shuffled ",
            metrics.shuffleWriteMetrics().recordsWritten(),
            metrics.shuffleWriteMetrics().bytesWritten());
    return text;
  }

  private static String figures(String what, long rows, long bytes) {
    return rows == 0 && bytes == 0 ? "" : what + counted(rows, "row") + " (" + size(bytes) + ")";
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** Spark tells of jobs on another thread, a little after the body has seen them end. */
  void awaitEnd(SparkContext context) {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + LONGEST_NANOS;
    do {
      try {
        context.listenerBus().waitUntilEmpty(TimeUnit.NANOSECONDS.toMillis(LONGEST_NANOS));
        if (runs()) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (TimeoutException e) {
        ctx.log("Spark is too busy to say what it did");
        break;
      }
    } while (runs() && System.nanoTime() < end);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean runs() {
    return !jobs.isEmpty();
  }
}
