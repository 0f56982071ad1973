package trips.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task while it is written. */
final class TaskDraft {
  final String name;
  final TaskBody body;
  final List<String> after = new ArrayList<>();
  Rule rule = Rule.ALL_SUCCEEDED;
  int retries;
  Duration firstPause = Duration.ZERO;
  Duration timeout;
  Pool pool;

  TaskDraft(String name, TaskBody body) {
    this.name = name;
    this.body = body;
  }

  TaskSpec spec() {
    return new TaskSpec(
        name,
        body,
        after,
        rule,
        retries,
        firstPause,
        Optional.ofNullable(timeout),
        Optional.ofNullable(pool));
  }
}
