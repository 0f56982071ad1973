package trips.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * What a pipeline is, apart from where its runs are kept.
 *
 * @param tasks in topological order
 * @param params the defaults; a value may be null
 * @param alert for runs that have failed
 * @param retryAlert for tries that have failed and are tried again
 */
record Definition(
    String name,
    List<TaskSpec> tasks,
    DirectedAcyclicGraph<String, DefaultEdge> graph,
    Optional<Schedule> schedule,
    boolean catchUp,
    Map<String, Object> params,
    Optional<Alert> alert,
    Optional<Alert> retryAlert) {

  Definition {
    tasks = List.copyOf(tasks);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * Returns when the pipeline runs.
   *
   * @throws IllegalStateException if nobody has said
   */
  Schedule requireSchedule() {
    return schedule.orElseThrow(
        () ->
            new IllegalStateException(
                "pipeline '"
                    + name
                    + "' has no schedule, so nobody knows its times; write .schedule(\"0 3 * * *\","
                    + " zone), or use runFor(time)"));
  }

  /** Returns a task, or nothing if it is there no more. */
  Optional<TaskSpec> find(String task) {
    return tasks.stream().filter(each -> each.name().equals(task)).findFirst();
  }

  /**
   * Returns the parameters of a run.
   *
   * @throws IllegalArgumentException if one is given that the pipeline does not have, or of a type
   *     that is not kept
   */
  Map<String, Object> paramsWith(Map<String, ?> given) {
    Map<String, Object> all = new LinkedHashMap<>(params);
    given.forEach(
        (param, value) -> {
          if (!params.containsKey(param)) {
            throw Names.unknown("parameter", param, params.keySet());
          }
          Values.encode("parameter '" + param + "'", value);
          all.put(param, value);
        });
    return all;
  }

  /** Returns the parameters of an earlier run, as far as the pipeline still has them. */
  Map<String, Object> paramsKept(Map<String, Object> earlier) {
    Map<String, Object> all = new LinkedHashMap<>(params);
    earlier.forEach(
        (param, value) -> {
          if (all.containsKey(param)) {
            all.put(param, value);
          }
        });
    return all;
  }

  /** Returns the pipeline with one task that is tried once, in no pool; and without an alert. */
  Definition once(TaskSpec task) {
    TaskSpec bare =
        new TaskSpec(
            task.name(),
            task.body(),
            task.after(),
            task.rule(),
            0,
            task.firstPause(),
            task.timeout(),
            Optional.empty());
    List<TaskSpec> all =
        tasks.stream().map(each -> each.name().equals(task.name()) ? bare : each).toList();
    return new Definition(
        name, all, graph, schedule, catchUp, params, Optional.empty(), Optional.empty());
  }
}
