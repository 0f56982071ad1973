package ijava.kernel;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a burst pass and slows down what goes on after it, so that a cell that shows things without
 * end drowns neither the kernel nor the browser.
 */
final class Pace {

  private final int burst;
  private final long nanosEach;
  private long earliest;

  /**
   * Creates a pace.
   *
   * @param burst how many may pass at once
   * @param perSecond how many pass in a second after that
   */
  Pace(int burst, int perSecond) {
    this.burst = burst;
    this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.earliest = System.nanoTime() - burst * nanosEach;
  }

  /** Waits until the calling thread may pass; an interrupted thread does not wait. */
  void pass() {
    long until = reserve(System.nanoTime());
    for (long left = until - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = until - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }

  private synchronized long reserve(long now) {
    earliest = Math.max(earliest, now - burst * nanosEach) + nanosEach;
    return earliest;
  }
}
