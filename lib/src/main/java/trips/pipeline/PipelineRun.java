package trips.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of a pipeline, as it stood at one moment.
 *
 * @param id unique in its store
 * @param pipeline the pipeline's name
 * @param logicalTime the time that the run is for: a firing of the schedule, or when it was asked
 *     for; a pipeline has at most one run for each
 * @param state {@link State#QUEUED} until a task starts, {@link State#RUNNING}, {@link
 *     State#SUCCEEDED} or {@link State#FAILED}
 * @param started when its first task started, or null
 * @param ended null while it runs
 * @param params the values of this run, defaults included; a value may be null
 * @param tasks in topological order
 */
public record PipelineRun(
    String id,
    String pipeline,
    ZonedDateTime logicalTime,
    State state,
    Instant started,
    Instant ended,
    Map<String, Object> params,
    List<TaskRun> tasks) {

  /** Keeps map and list as they are now. */
  public PipelineRun {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    tasks = List.copyOf(tasks);
  }

  /**
   * Returns a task.
   *
   * @throws IllegalArgumentException if the run has none of that name; the message lists those it
   *     has
   */
  public TaskRun task(String name) {
    return tasks.stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Names.unknown("task", name, tasks.stream().map(TaskRun::name).toList()));
  }

  /** Returns from the first start to the end, or to the last that is known while it runs. */
  public Duration took() {
    if (started == null) {
      return Duration.ZERO;
    }
    return Duration.between(started, ended == null ? lastKnown() : ended);
  }

  private Instant lastKnown() {
    return tasks.stream()
        .flatMap(task -> task.tries().stream())
        .map(each -> each.ended() == null ? each.started() : each.ended())
        .max(Instant::compareTo)
        .orElse(started);
  }
}
