package trips.pipeline;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pipeline as a DAG file of Airflow 3: tasks of one shell command each, which runs {@code
 * PipelineTask} for the same task of the same pipeline.
 *
 * @see <a href="https://airflow.apache.org/docs/task-sdk/stable/api.html">Airflow's Task SDK</a>
 */
final class AirflowDag {

  /** Before the names of classes that are still to be written. */
  static final String PLACE = "com.example.";

  /** Stands for the class that defines the pipeline where that is not known. */
  static final String PLACEHOLDER = PLACE + "MyPipeline";

  /** A run that somebody starts by hand has no logical date in Airflow 3. */
  private static final String LOGICAL_DATE =
      "{{ (dag_run.logical_date or dag_run.run_after).isoformat() }}";

  private final Definition pipeline;
  private final String definition;
  private final LocalDate from;
  private final List<String> lines = new ArrayList<>();

  /**
   * Begins a file.
   *
   * @param definition the name of the class that defines the pipeline
   * @param from the day from which Airflow may make runs
   */
  AirflowDag(Definition pipeline, String definition, LocalDate from) {
    this.pipeline = pipeline;
    this.definition = definition;
    this.from = from;
  }

  /**
   * Returns the name by which Airflow's workers can load a class.
   *
   * @throws IllegalArgumentException if they cannot create it
   */
  static String name(Class<? extends PipelineDefinition> type) {
    try {
      type.getConstructor();
    } catch (NoSuchMethodException e) {
      throw refused(type);
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw refused(type);
    }
    return type.getName().startsWith("REPL.") ? PLACE + type.getSimpleName() : type.getName();
  }

  private static IllegalArgumentException refused(Class<?> type) {
    return new IllegalArgumentException(
        type.getName()
            + " cannot be created by another JVM; write a public class with a public constructor"
            + " without parameters that implements PipelineDefinition");
  }

  /** Returns the file, which ends with a line break. */
  String text() {
    AirflowNotes.of(pipeline, definition).forEach(note -> add(("# " + note).stripTrailing()));
    add("");
    add("from datetime import timedelta");
    add("");
    add("import pendulum");
    add("from airflow.providers.standard.operators.bash import BashOperator");
    add("from airflow.sdk import DAG");
    add("");
    dag();
    add("    task = {}");
    pipeline.tasks().forEach(this::task);
    add("");
    pipeline.tasks().forEach(this::edges);
    return String.join("\n", lines).strip() + "\n";
  }

  private void add(String line) {
    lines.add(line);
  }

  private void dag() {
    ZoneId zone = pipeline.schedule().map(Schedule::zone).orElse(ZoneOffset.UTC);
    String day =
        from.getYear() + ", " + from.getMonthValue() + ", " + from.getDayOfMonth() + ", tz=";
    add("with DAG(");
    add("    dag_id=" + id(pipeline.name()) + ",");
    displayName("    dag_display_name=", pipeline.name());
    add(
        "    schedule="
            + pipeline.schedule().map(when -> PythonText.string(fields(when))).orElse("None")
            + ",");
    add("    start_date=pendulum.datetime(" + day + PythonText.string(name(zone)) + "),");
    add("    catchup=" + PythonText.value("catchup", pipeline.catchUp()) + ",");
    if (!pipeline.params().isEmpty()) {
      add("    params={");
      pipeline
          .params()
          .forEach(
              (name, value) ->
                  add(
                      "        "
                          + PythonText.string(name)
                          + ": "
                          + PythonText.value(name, value)
                          + ","));
      add("    },");
    }
    add("):");
  }

  private static String fields(Schedule when) {
    return String.join(" ", when.cron().strip().split("\\s+"));
  }

  /** Pendulum knows UTC by that name, and not as Z. */
  private static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private void task(TaskSpec task) {
    String id = id(task.name());
    add("    task[" + id + "] = BashOperator(");
    add("        task_id=" + id + ",");
    displayName("        task_display_name=", task.name());
    add("        bash_command=" + PythonText.string(command(task)) + ",");
    if (!pipeline.params().isEmpty()) {
      add("        env={");
      int number = 1;
      for (Map.Entry<String, Object> param : pipeline.params().entrySet()) {
        add(
            "            \""
                + variable(number++)
                + "\": "
                + PythonText.string(template(param))
                + ",");
      }
      add("        },");
      add("        append_env=True,");
    }
    add("        retries=" + task.retries() + ",");
    if (task.retries() > 0) {
      add("        retry_delay=" + PythonText.timedelta(task.firstPause()) + ",");
      add("        retry_exponential_backoff=True,");
      add("        max_retry_delay=" + PythonText.timedelta(Backoff.LONGEST) + ",");
    }
    task.timeout()
        .ifPresent(limit -> add("        execution_timeout=" + PythonText.timedelta(limit) + ","));
    add("        trigger_rule=\"" + rule(task.rule()) + "\",");
    task.pool().ifPresent(pool -> add("        pool=" + PythonText.string(pool.name()) + ","));
    add("    )");
  }

  static String rule(Rule rule) {
    return switch (rule) {
      case ALL_SUCCEEDED -> "all_success";
      case ANY_FAILED -> "one_failed";
      case ALWAYS -> "all_done";
    };
  }

  /** Values of parameters come from outside: in the environment no shell reads them as commands. */
  private String command(TaskSpec task) {
    StringBuilder command = new StringBuilder("java -cp \"$TRIPS_CLASSPATH\" ");
    command.append("trips.pipeline.PipelineTask ").append(PythonText.shellWord(definition));
    command.append(' ').append(PythonText.shellWord(task.name()));
    int number = 1;
    for (Map.Entry<String, Object> param : pipeline.params().entrySet()) {
      String given = "--param " + param.getKey() + "=\"$" + variable(number) + "\"";
      // What is null by default and has not been set is left out, and so stays null.
      command
          .append(' ')
          .append(param.getValue() == null ? "${" + variable(number) + ":+" + given + "}" : given);
      number++;
    }
    return command.append(" --logical-date \"" + LOGICAL_DATE + "\"").toString();
  }

  private static String variable(int number) {
    return "TRIPS_PARAM_" + number;
  }

  private static String template(Map.Entry<String, Object> param) {
    String value = "params['" + param.getKey() + "']";
    if (param.getValue() == null) {
      return "{{ '' if " + value + " is none else " + value + " }}";
    }
    // Python writes True, Java reads true.
    return "{{ " + value + (param.getValue() instanceof Boolean ? " | lower" : "") + " }}";
  }

  private void edges(TaskSpec task) {
    for (String parent : task.after()) {
      add("    task[" + id(parent) + "] >> task[" + id(task.name()) + "]");
    }
  }

  private static String id(String name) {
    return PythonText.string(AirflowIds.of(name));
  }

  /** Airflow shows the id where this is not written. */
  private void displayName(String argument, String name) {
    if (!AirflowIds.of(name).equals(name)) {
      add(argument + PythonText.string(name) + ",");
    }
  }
}
