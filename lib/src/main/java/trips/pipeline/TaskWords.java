package trips.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a task of a run stands, in words. */
final class TaskWords {

  private TaskWords() {}

  /**
   * Returns for example "succeeded · 1.2 s · try 2", "retrying 2 of 4", "waiting".
   *
   * @param retries how many its pipeline allows, or -1 if that is not known
   */
  static String state(TaskRun task, int retries, Instant now) {
    String word = Look.of(task.state()).word();
    int tries = task.tries().size();
    return switch (task.state()) {
      case SUCCEEDED -> word + took(task, now) + (tries > 1 ? " · try " + tries : "");
      case RUNNING ->
          word + took(task, now) + (tries > 1 ? " · try " + tries + of(task, retries) : "");
      case FAILED -> word + took(task, now) + (tries > 1 ? " · " + tries + " tries" : "");
      case RETRYING ->
          retries < 0
              ? word + " · try " + (tries + 1)
              : word + " " + (tries + 1) + of(task, retries);
      case WAITING, QUEUED, SKIPPED, LOST -> word;
    };
  }

  /** Returns how many tries there may be; one whose worker was lost is not counted as one. */
  private static String of(TaskRun task, int retries) {
    long lost = task.tries().stream().filter(each -> each.state() == State.LOST).count();
    return retries < 0 ? "" : " of " + (retries + 1 + lost);
  }

  private static String took(TaskRun task, Instant now) {
    return task.tries().isEmpty() ? "" : " · " + Took.text(took(task.last(), now));
  }

  static Duration took(Try each, Instant now) {
    return Duration.between(each.started(), end(each, now));
  }

  /** Returns when a try ended, or now; never before it started, however the clocks differ. */
  static Instant end(Try each, Instant now) {
    Instant end = each.ended() == null ? now : each.ended();
    return end.isBefore(each.started()) ? each.started() : end;
  }

  /** Returns names as one says them: a, b and c. */
  static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Returns the first line of an error, or an empty text. */
  static String error(Try each) {
    return each.error() == null || each.error().isBlank()
        ? ""
        : Letters.oneLine(each.error().strip().lines().findFirst().orElse(""));
  }
}
