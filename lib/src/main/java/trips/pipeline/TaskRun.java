package trips.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * A task in a run, as it stood at one moment.
 *
 * @param after the parents
 * @param tries oldest first
 * @param queued when it could first start, or null while it waits for its parents or was skipped
 * @param reason why it was skipped or failed, or null
 * @param result what its body gave to {@link TaskContext#result}, or null
 */
public record TaskRun(
    String name,
    List<String> after,
    State state,
    List<Try> tries,
    Instant queued,
    String reason,
    Object result) {

  /** Keeps the lists as they are now. */
  public TaskRun {
    after = List.copyOf(after);
    tries = List.copyOf(tries);
  }

  /** Returns the latest try, or null if there is none. */
  Try last() {
    return tries.isEmpty() ? null : tries.get(tries.size() - 1);
  }
}
