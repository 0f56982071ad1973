package trips.pipeline;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one task of a pipeline in this JVM and ends: what another scheduler, such as Airflow, calls.
 *
 * <pre>{@code
 * java -cp … trips.pipeline.PipelineTask my.Daily count --logical-date 2020-03-01T03:00:00-05:00
 * }</pre>
 *
 * <p>The other scheduler decides when a task runs, and again after a failure; pauses, rules, pools
 * and alerts of the pipeline are its own matter. What tasks keep for each other lies in the store,
 * in the run of that logical date, so tasks on several machines need one store. The first of them
 * makes that run with its parameters; later ones give the same values, or none.
 */
public final class PipelineTask {

  private static final String USAGE =
      "usage: PipelineTask DEFINITION TASK --logical-date 2020-03-01T03:00:00-05:00"
          + " [--param name=value]…";

  private PipelineTask() {}

  /**
   * Runs the task; the process ends with 0 if it succeeded, 1 if it failed, 2 if the arguments are
   * wrong or a parameter has another value in the run of that logical date.
   *
   * @param arguments the definition's class, the task's name, options
   */
  public static void main(String[] arguments) {
    int code = run(List.of(arguments), null, System.out);
    System.out.flush();
    System.exit(code);
  }

  /**
   * Returns the code with which the process ends.
   *
   * @param store null for the default one
   */
  static int run(List<String> arguments, PipelineStore store, PrintStream out) {
    try {
      Call call = Call.of(arguments);
      Pipeline pipeline =
          Definitions.load(call.definition(), store == null ? PipelineStore.open() : store);
      return run(pipeline, call, out) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    } catch (IllegalStateException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static boolean run(Pipeline pipeline, Call call, PrintStream out) {
    Definition definition = pipeline.definition();
    TaskSpec task =
        definition
            .find(call.task())
            .orElseThrow(
                () ->
                    Names.unknown(
                        "task",
                        call.task(),
                        definition.tasks().stream().map(TaskSpec::name).toList()));
    ZoneId zone = pipeline.schedule().map(Schedule::zone).orElse(ZoneOffset.UTC);
    return new SingleTask(definition, pipeline.store(), out)
        .run(task, call.date().withZoneSameInstant(zone), call.typed(definition.params()));
  }

  /** The arguments. */
  private record Call(
      String definition, String task, ZonedDateTime date, Map<String, String> params) {

    static Call of(List<String> arguments) {
      if (arguments.size() < 2) {
        throw new IllegalArgumentException(USAGE);
      }
      ZonedDateTime date = null;
      Map<String, String> params = new LinkedHashMap<>();
      for (int i = 2; i < arguments.size(); i += 2) {
        String option = arguments.get(i);
        if (i + 1 == arguments.size()) {
          throw new IllegalArgumentException("'" + option + "' has no value\n" + USAGE);
        }
        String value = arguments.get(i + 1);
        switch (option) {
          case "--logical-date" -> date = date(value);
          case "--param" -> putParam(params, value);
          default ->
              throw new IllegalArgumentException("unknown option '" + option + "'\n" + USAGE);
        }
      }
      if (date == null) {
        throw new IllegalArgumentException("--logical-date is missing\n" + USAGE);
      }
      return new Call(arguments.get(0), arguments.get(1), date, params);
    }

    private static ZonedDateTime date(String text) {
      try {
        return OffsetDateTime.parse(text).toZonedDateTime();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "the logical date '" + text + "' is none; write it as 2020-03-01T03:00:00-05:00", e);
      }
    }

    private static void putParam(Map<String, String> params, String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'--param " + text + "' is not --param name=value");
      }
      params.put(text.substring(0, equals), text.substring(equals + 1));
    }

    /**
     * Returns the parameters with the types of the defaults, which a command line does not have.
     */
    Map<String, Object> typed(Map<String, Object> defaults) {
      Map<String, Object> typed = new LinkedHashMap<>();
      params.forEach((name, text) -> typed.put(name, Values.like(defaults.get(name), text)));
      return typed;
    }
  }
}
