package trips.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says in words what the pictures of pipelines show. */
final class RunWords {

  private RunWords() {}

  /** Returns for example "run for 2020-03-01 03:00 (Asia/Seoul) · failed after 12 s". */
  static String headline(PipelineRun run, Instant now) {
    return "run for " + Took.moment(run.logicalTime()) + " · " + state(run, now);
  }

  private static String state(PipelineRun run, Instant now) {
    String word = Look.of(run.state()).word();
    if (run.started() == null) {
      return word;
    }
    return run.state().isEnd()
        ? word + " after " + Took.text(run.took())
        : word + " for " + Took.text(run.started(), now);
  }

  /** Returns for example "4 tasks · at 0 3 * * * in Asia/Seoul". */
  static String headline(List<TaskSpec> tasks, Optional<Schedule> schedule, boolean catchUp) {
    String count = tasks.size() == 1 ? "1 task" : tasks.size() + " tasks";
    return count
        + schedule
            .map(
                when ->
                    " · at "
                        + when.cron()
                        + " in "
                        + when.zone()
                        + (catchUp ? " · catches up" : ""))
            .orElse("");
  }

  static String pipeline(String name, String headline, List<TaskSpec> tasks) {
    List<String> lines = new ArrayList<>();
    lines.add("pipeline " + name + ": " + headline);
    Nodes.of(tasks).forEach(node -> lines.add("  " + line("", node)));
    return String.join("\n", lines);
  }

  /** Returns all that the picture of a run says. */
  static String run(PipelineRun run, Map<String, TaskSpec> specs, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(run.pipeline() + ", " + headline(run, now));
    for (Nodes.Node node : Nodes.of(run, specs, now)) {
      String line = line(node.look().sign() + " ", node);
      String error = error(run.task(node.name()));
      lines.add("  " + line + (error.isEmpty() ? "" : " · " + error));
    }
    return String.join("\n", lines);
  }

  /** Returns why the last try failed, unless the task's reason says it already. */
  private static String error(TaskRun task) {
    if (task.tries().isEmpty() || task.reason() != null) {
      return "";
    }
    Try last = task.last();
    return last.state() == State.SUCCEEDED ? "" : TaskWords.error(last);
  }

  private static String line(String sign, Nodes.Node node) {
    String after = node.after().isEmpty() ? "" : ", after " + TaskWords.list(node.after());
    String words = node.words();
    return sign + node.name() + after + (words.isEmpty() ? "" : ": " + words);
  }

  /** Returns a line for each of the newest runs, the newest last. */
  static String history(History history, String headline, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("history of " + history.pipeline() + ": " + headline);
    int size = history.runs().size();
    for (PipelineRun run :
        history.runs().subList(Math.max(0, size - HistoryView.MOST_RUNS), size)) {
      Map<State, Integer> states = new TreeMap<>();
      run.tasks().forEach(task -> states.merge(task.state(), 1, Integer::sum));
      List<String> counts = new ArrayList<>();
      states.forEach((state, count) -> counts.add(count + " " + Look.of(state).word()));
      lines.add(
          "  "
              + Look.of(run.state()).sign()
              + " "
              + Took.local(run.logicalTime())
              + ": "
              + state(run, now)
              + ", tasks: "
              + String.join(", ", counts));
    }
    return String.join("\n", lines);
  }
}
