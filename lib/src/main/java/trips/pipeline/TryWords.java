package trips.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is to say about the tries of a run.
 *
 * @param now for what has not ended
 */
record TryWords(PipelineRun run, Instant now) {

  private Stream<Try> tries() {
    return run.tasks().stream().flatMap(task -> task.tries().stream());
  }

  private static List<String> workers(Stream<Try> tries) {
    return tries.map(Try::worker).filter(Objects::nonNull).distinct().toList();
  }

  /** Returns how many tries there were, and by how many workers. */
  String subtitle() {
    long count = tries().count();
    String words = count == 0 ? "no try yet" : count == 1 ? "1 try" : count + " tries";
    int workers = workers(tries()).size();
    return words + (workers > 1 ? " by " + workers + " workers" : "");
  }

  /** Returns a line for each try: when it began and how it ended. */
  String all(Instant start) {
    List<String> lines = new ArrayList<>();
    lines.add("Tries of " + run.pipeline() + ": " + subtitle());
    for (TaskRun task : run.tasks()) {
      for (Try each : task.tries()) {
        lines.add("  after " + Took.text(start, each.started()) + ": " + one(task, each));
      }
    }
    return String.join("\n", lines);
  }

  /** Returns all about one try in a line. */
  String one(TaskRun task, Try each) {
    String error = TaskWords.error(each);
    return task.name()
        + ", try "
        + each.number()
        + ": "
        + Look.of(each.state()).word()
        + ", "
        + Took.text(TaskWords.took(each, now))
        + (each.worker() == null ? "" : ", worker " + each.worker())
        + (error.isEmpty() ? "" : ": " + error);
  }

  /** Returns what stands beside the last bar of a task, or in the place of bars. */
  String note(TaskRun task) {
    if (task.tries().isEmpty()) {
      String word = Look.of(task.state()).word();
      return task.reason() == null ? word : word + ": " + task.reason();
    }
    Try last = task.last();
    String words =
        task.state() == State.RETRYING ? "retrying" : Took.text(TaskWords.took(last, now));
    boolean several = workers(tries()).size() > 1;
    List<String> workers = workers(task.tries().stream());
    return several && !workers.isEmpty() ? words + " · " + String.join(" → ", workers) : words;
  }

  /** Returns the last try that failed, if the task has one with a message. */
  static Optional<Try> failed(TaskRun task) {
    return task.tries().stream()
        .filter(each -> !TaskWords.error(each).isEmpty())
        .reduce((earlier, later) -> later);
  }
}
