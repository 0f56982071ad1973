package trips.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The head of a DAG file: what Airflow needs before, and where it does something else. */
final class AirflowNotes {

  private final Definition pipeline;
  private final List<String> lines = new ArrayList<>();

  private AirflowNotes(Definition pipeline) {
    this.pipeline = pipeline;
  }

  static List<String> of(Definition pipeline, String definition) {
    AirflowNotes notes = new AirflowNotes(pipeline);
    notes.needs(definition);
    notes.differences();
    return notes.lines;
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }

  private void needs(String definition) {
    add("Pipeline " + pipeline.name() + " for Airflow 3, written by Pipeline.toAirflow().");
    add("");
    add("Before it can run:");
    if (definition.startsWith(AirflowDag.PLACE)) {
      add(
          "- Put a public class that implements trips.pipeline.PipelineDefinition and returns this pipeline",
          "  into a jar, and its name in the place of " + definition + " in each command.");
    }
    add(
        "- Each Airflow worker needs Java 17 or 21 on its PATH, and in its environment TRIPS_CLASSPATH:",
        "  the class path with this library, its dependencies and "
            + (definition.startsWith(AirflowDag.PLACE) ? "that class." : definition + "."),
        "- PIPELINE_DB there names the database that all workers share, if a task reads what another",
        "  one keeps with ctx.result().");
    Map<String, Integer> pools = new TreeMap<>();
    pipeline.tasks().forEach(task -> task.pool().ifPresent(p -> pools.put(p.name(), p.slots())));
    pools.forEach(
        (name, slots) ->
            add(
                "- Make the pool once: airflow pools set "
                    + name
                    + " "
                    + slots
                    + " 'for "
                    + pipeline.name()
                    + "'"));
    if (pipeline.schedule().isPresent() && pipeline.catchUp()) {
      add(
          "- Airflow catches up from start_date on, which is the day when this file was written; put",
          "  the first day that you want in its place.");
    }
  }

  private void differences() {
    add("", "Where Airflow does something else:");
    if (names().anyMatch(name -> !AirflowIds.of(name).equals(name))) {
      add(
          "- Its ids take A to Z, a to z, 0 to 9, '_', '-' and '.' only. The id of another name has '_' for",
          "  what is not taken, and a hash of the name; Airflow's pages show the name itself, which is",
          "  the dag_display_name or task_display_name.");
    }
    if (uses(Rule.ANY_FAILED)) {
      add(
          "- one_failed starts as soon as one parent has failed; the pipeline's ANY_FAILED first waits",
          "  until all parents have ended. A parent that could not start since one before it failed",
          "  counts as failed for Airflow (upstream_failed), and as skipped for the pipeline.");
    }
    if (uses(Rule.ANY_FAILED) || uses(Rule.ALWAYS)) {
      add(
          "- A run is as good as its last tasks are (the leaves): if one of those starts after a failure",
          "  and succeeds, Airflow may call the run a success; the pipeline's run has failed.");
    }
    add("- What is skipped since a parent failed is called upstream_failed.");
    if (pipeline.tasks().stream().anyMatch(task -> task.retries() > 0)) {
      add(
          "- Before a retry Airflow waits about retry_delay, at least a second, then twice as long each",
          "  time; the pipeline draws the pause between nothing and that. A try whose worker was lost",
          "  uses up a retry.");
    }
    if (pipeline.alert().isPresent()) {
      add("- Alerts stay behind: see on_failure_callback in Airflow's documentation.");
    }
    if (pipeline.retryAlert().isPresent()) {
      add("- Alerts of retries stay behind: see on_retry_callback in Airflow's documentation.");
    }
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of(pipeline.name()), pipeline.tasks().stream().map(TaskSpec::name));
  }

  private boolean uses(Rule rule) {
    return pipeline.tasks().stream().anyMatch(task -> task.rule() == rule);
  }
}
