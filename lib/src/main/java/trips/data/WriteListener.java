package trips.data;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Counts the rows that the tasks of one piece of work have written. */
final class WriteListener extends SparkListener {

  /** Local property that marks the jobs to count; other jobs may run in the session meanwhile. */
  static final String MARK = "trips.data.write";

  private final String mark;
  private final long total;
  private final Progress progress;
  private final Set<Integer> stages = new HashSet<>();
  private long done;

  WriteListener(String mark, long total, Progress progress) {
    this.mark = mark;
    this.total = total;
    this.progress = progress;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (start.properties() != null && mark.equals(start.properties().getProperty(MARK))) {
      CollectionConverters.asJava(start.stageInfos()).stream()
          .map(StageInfo::stageId)
          .forEach(stages::add);
      progress.update(done, total);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (stages.contains(end.stageId()) && end.taskMetrics() != null) {
      done += end.taskMetrics().outputMetrics().recordsWritten();
      progress.update(Math.min(done, total), total);
    }
  }
}
