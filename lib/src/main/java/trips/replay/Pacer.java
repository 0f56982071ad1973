package trips.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time in which a replay runs; tests have one of their own. */
interface Pacer {

  /** Returns the current time. */
  Instant now();

  /** Waits until a time, or for a part of that; returns at once if it has passed. */
  void await(Instant time) throws InterruptedException;

  /** Returns the time of the machine. */
  static Pacer system() {
    Clock clock = Clock.systemUTC();
    return new Pacer() {
      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void await(Instant time) throws InterruptedException {
        long millis = Duration.between(now(), time).toMillis();
        if (millis > 0) {
          Thread.sleep(millis);
        }
      }
    };
  }
}
