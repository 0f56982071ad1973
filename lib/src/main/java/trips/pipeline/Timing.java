package trips.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Clock, chance and intervals of an engine.
 *
 * @param heartbeat how often a worker says that it lives
 * @param poll how often a worker asks for tasks that others made due
 */
record Timing(Clock clock, RandomGenerator random, Duration heartbeat, Duration poll) {

  /** How many heartbeats are missed before a worker counts as dead; db-scheduler's least. */
  static final int MISSED = 4;

  static final Timing DEFAULT =
      new Timing(
          Clock.systemUTC(), new java.util.Random(), Duration.ofSeconds(5), Duration.ofMillis(250));

  private static final Duration LEAST = Duration.ofMillis(50);

  Timing withHeartbeat(Duration interval) {
    if (interval.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "the heartbeat is "
              + Words.duration(interval)
              + ", but must be "
              + Words.duration(LEAST)
              + " or more");
    }
    return new Timing(clock, random, interval, poll);
  }

  Timing withPoll(Duration interval) {
    return new Timing(clock, random, heartbeat, interval);
  }

  Timing withClock(Clock other) {
    return new Timing(other, random, heartbeat, poll);
  }

  Timing withRandom(RandomGenerator other) {
    return new Timing(clock, other, heartbeat, poll);
  }

  /** Returns the time, as exact as the databases keep it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns how long a worker may be silent. */
  Duration silence() {
    return heartbeat.multipliedBy(MISSED);
  }
}
