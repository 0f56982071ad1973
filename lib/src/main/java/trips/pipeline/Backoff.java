package trips.pipeline;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a task is tried again: longer each time, and by chance. */
final class Backoff {

  static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 30;

  private Backoff() {}

  /**
   * Returns a pause between nothing and the first one doubled with each failure ("full jitter"):
   * tasks that failed together do not come back together.
   *
   * @param failures so far, from 1
   */
  static Duration pause(Duration first, int failures, RandomGenerator random) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    double longest = Math.min(first.toMillis() * (double) (1L << doublings), LONGEST.toMillis());
    return Duration.ofMillis(Math.round(longest * random.nextDouble()));
  }
}
