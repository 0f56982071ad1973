package trips.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A task as a pipeline defines it.
 *
 * @param after the parents, in the order in which they were named
 * @param retries how often it is tried again after a failure, 0 for never
 * @param firstPause the longest pause before the first retry; doubles with each
 * @param timeout how long one try may take
 */
public record TaskSpec(
    String name,
    TaskBody body,
    List<String> after,
    Rule rule,
    int retries,
    Duration firstPause,
    Optional<Duration> timeout,
    Optional<Pool> pool) {

  /** Keeps the list as it is now. */
  public TaskSpec {
    after = List.copyOf(after);
  }
}
