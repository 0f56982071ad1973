package trips.notebook;

import ijava.spi.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.jdk.javaapi.CollectionConverters;

/** Tells the progress of the running cell what Spark's scheduler does for it. */
final class ProgressListener extends SparkListener {

  private static final String EXECUTION = "spark.sql.execution.id";

  private final Current current;

  /** Knows the running cell. */
  interface Current {

    /** Returns the progress of the running cell, or null. */
    CellProgress progress();

    /** Returns the running cell, or null. */
    Cell cell();
  }

  ProgressListener(Current current) {
    this.current = current;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    CellProgress progress = current.progress();
    Cell cell = current.cell();
    if (progress == null || cell == null || !CellJobs.belongs(start.properties(), cell)) {
      return;
    }
    List<CellProgress.StagePlan> plans = new ArrayList<>();
    String name = "job";
    for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
      List<Integer> parents = new ArrayList<>();
      CollectionConverters.asJava(stage.parentIds()).forEach(id -> parents.add((Integer) id));
      plans.add(new CellProgress.StagePlan(stage.stageId(), stage.numTasks(), parents));
      name = called(stage.name());
    }
    progress.jobStarted(key(start.jobId(), start.properties()), name, plans);
  }

  /** A query may have several jobs, one after the other. */
  private static String key(int job, Properties properties) {
    String execution = properties.getProperty(EXECUTION);
    return execution == null ? alone(job) : execution;
  }

  /** Returns the key of a job that belongs to no query, as those of RDDs. */
  private static String alone(int job) {
    return "job-" + job;
  }

  /** Returns the method that a reader called: {@code count} of {@code count at cells:3}. */
  private static String called(String site) {
    int at = site.indexOf(" at ");
    String method = at < 0 ? site : site.substring(0, at);
    return method.startsWith("$anonfun") ? "query" : method;
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    CellProgress progress = current.progress();
    if (progress == null) {
      return;
    }
    if (event instanceof SparkListenerSQLExecutionStart start) {
      progress.named(String.valueOf(start.executionId()), called(start.description()));
    } else if (event instanceof SparkListenerSQLExecutionEnd end) {
      progress.actionEnded(String.valueOf(end.executionId()));
    }
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    CellProgress progress = current.progress();
    if (progress != null) {
      progress.stageStarted(submitted.stageInfo().stageId());
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    CellProgress progress = current.progress();
    if (progress != null) {
      progress.stageEnded(completed.stageInfo().stageId());
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    CellProgress progress = current.progress();
    if (progress != null) {
      progress.taskStarted(start.stageId());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    CellProgress progress = current.progress();
    if (progress == null) {
      return;
    }
    // A lost executor has no figures.
    long rows = end.taskMetrics() == null ? 0 : end.taskMetrics().inputMetrics().recordsRead();
    CellProgress.TaskEnd how =
        end.taskInfo().successful()
            ? CellProgress.TaskEnd.DONE
            : end.reason() instanceof TaskKilled
                ? CellProgress.TaskEnd.KILLED
                : CellProgress.TaskEnd.FAILED;
    progress.taskEnded(end.stageId(), how, rows);
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    CellProgress progress = current.progress();
    if (progress != null) {
      progress.actionEnded(alone(end.jobId()));
    }
  }
}
