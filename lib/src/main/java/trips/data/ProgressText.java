package trips.data;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Words a progress: a bar, rows done and in all, rate, time left. */
final class ProgressText {

  private static final int WIDTH = 24;

  private final LongSupplier nanoClock;
  private long begun;
  private boolean running;

  /** Words a progress whose time, in nanoseconds, begins with the first call. */
  ProgressText(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Returns one line without an end of line. */
  String of(long done, long total) {
    if (!running) {
      begun = nanoClock.getAsLong();
      running = true;
    }
    double seconds = (nanoClock.getAsLong() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    int filled = (int) (WIDTH * done / Math.max(1, total));
    String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
    String counts =
        String.format(
            Locale.ROOT, "[%s] %3d %% %,d of %,d rows", bar, 100 * done / total, done, total);
    if (done == 0 || seconds <= 0) {
      return counts;
    }
    double rate = done / seconds;
    return counts
        + String.format(
            Locale.ROOT, ", %,.0f rows/s, %.0f s left", rate, Math.ceil((total - done) / rate));
  }
}
