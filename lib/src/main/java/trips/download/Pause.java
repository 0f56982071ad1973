package trips.download;

import java.time.Duration;

/** Waits; tests put another in its place, which only takes note. */
interface Pause {

  /** Waits so long. */
  void sleep(Duration time) throws InterruptedException;

  /** Returns a pause that sleeps. */
  static Pause real() {
    return time -> Thread.sleep(time.toMillis());
  }
}
