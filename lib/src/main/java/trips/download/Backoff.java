package trips.download;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts, and when to give up.
 *
 * <p>Attempts are counted since the last that got further: a connection that breaks every minute
 * fetches a file in the end, one that yields nothing is given up soon. Pauses double from one
 * second to one minute; chance takes off up to a half, so that a classroom whose network failed
 * does not come back in step.
 */
final class Backoff {

  /** A host that has never answered is most often out of reach, and the reader waits. */
  private static final int UNHEARD = 3;

  private static final int HEARD = 8;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 6;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private int failures;
  private boolean heard;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Takes note that the host has answered. */
  void heard() {
    heard = true;
  }

  /** Takes note that an attempt got further than all before. */
  void progress() {
    failures = 0;
  }

  /** Takes note of a failure and returns whether another attempt is worthwhile. */
  boolean failed() {
    failures++;
    return failures < (heard ? HEARD : UNHEARD);
  }

  /** Returns how long to wait before the next attempt. */
  Duration pause() {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
    long longest = Math.min(doubled.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis(Math.round(longest * (1 - random.nextDouble() / 2)));
  }
}
