package trips.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Counter;
import org.apache.hadoop.mapreduce.CounterGroup;
import org.apache.hadoop.mapreduce.Counters;
import org.apache.hadoop.mapreduce.TaskCounter;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.jobhistory.JobHistoryParser;
import org.apache.hadoop.mapreduce.jobhistory.JobHistoryParser.JobInfo;
import org.apache.hadoop.mapreduce.jobhistory.JobHistoryParser.TaskAttemptInfo;

/** The history that a finished job leaves in HDFS; a history server would be one more process. */
final class JobHistory {

  private final JobInfo job;

  private JobHistory(JobInfo job) {
    this.job = job;
  }

  /** Returns the history of a job; empty if it left none, as one does that was killed early. */
  static Optional<JobHistory> read(FileSystem hdfs, String job) throws IOException {
    FileStatus[] files = hdfs.globStatus(new Path(JobSettings.HISTORY, "*/" + job + "-*.jhist"));
    return files == null || files.length == 0
        ? Optional.empty()
        : Optional.of(new JobHistory(new JobHistoryParser(hdfs, files[0].getPath()).parse()));
  }

  boolean succeeded() {
    return "SUCCEEDED".equals(job.getJobStatus());
  }

  /** Returns where and why it went wrong, as the first attempt that failed says it. */
  Optional<String> failure() {
    return attempts()
        .filter(each -> each.getError() != null && !each.getError().isBlank())
        .min(Comparator.comparingLong(TaskAttemptInfo::getFinishTime))
        .map(each -> "in " + name(each) + ": " + each.getError().strip());
  }

  JobRun run(String name, Instant asked, Instant told) {
    return new JobRun(
        job.getJobId().toString(),
        name,
        asked,
        Instant.ofEpochMilli(job.getSubmitTime()),
        Instant.ofEpochMilli(job.getLaunchTime()),
        Instant.ofEpochMilli(job.getFinishTime()),
        told,
        counters(job.getTotalCounters()),
        containers());
  }

  private static Map<String, Long> counters(Counters all) {
    Map<String, Long> values = new TreeMap<>();
    for (CounterGroup group : all) {
      for (Counter each : group) {
        values.put(each.getName(), each.getValue());
      }
    }
    return java.util.Collections.unmodifiableMap(values);
  }

  private List<JobRun.Container> containers() {
    List<JobRun.Container> containers = new ArrayList<>();
    for (JobHistoryParser.AMInfo master : job.getAMInfos()) {
      containers.add(
          new JobRun.Container(
              "master",
              "master",
              master.getAppAttemptId().getAttemptId() - 1,
              Instant.ofEpochMilli(master.getStartTime()),
              Instant.ofEpochMilli(job.getFinishTime()),
              Duration.ZERO,
              0,
              true));
    }
    attempts().map(JobHistory::container).forEach(containers::add);
    containers.sort(Comparator.comparing(JobRun.Container::began));
    return List.copyOf(containers);
  }

  private java.util.stream.Stream<TaskAttemptInfo> attempts() {
    return job.getAllTasks().values().stream()
        .flatMap(task -> task.getAllTaskAttempts().values().stream())
        // Noted at the end only; one that was never launched has none.
        .filter(each -> each.getFinishTime() > 0 && each.getStartTime() > 0);
  }

  private static JobRun.Container container(TaskAttemptInfo attempt) {
    return new JobRun.Container(
        name(attempt),
        kind(attempt),
        attempt.getAttemptId().getId(),
        Instant.ofEpochMilli(attempt.getStartTime()),
        Instant.ofEpochMilli(attempt.getFinishTime()),
        Duration.ofMillis(value(attempt, TaskCounter.CPU_MILLISECONDS)),
        value(
            attempt,
            attempt.getTaskType() == TaskType.MAP
                ? TaskCounter.MAP_INPUT_RECORDS
                : TaskCounter.REDUCE_INPUT_RECORDS),
        "SUCCEEDED".equals(attempt.getTaskStatus()));
  }

  private static long value(TaskAttemptInfo attempt, TaskCounter counter) {
    Counters counters = attempt.getCounters();
    return counters == null ? 0 : counters.findCounter(counter).getValue();
  }

  private static String name(TaskAttemptInfo attempt) {
    return kind(attempt) + " " + attempt.getAttemptId().getTaskID().getId();
  }

  private static String kind(TaskAttemptInfo attempt) {
    return attempt.getTaskType().name().toLowerCase(Locale.ROOT);
  }
}
