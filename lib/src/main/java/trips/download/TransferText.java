package trips.download;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Words how far a transfer has come: a bar, megabytes, the rate of late, the time left. */
final class TransferText {

  private static final int WIDTH = 24;
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(15);

  /** How much was there at a time in nanoseconds. */
  private record Sample(long time, long done) {}

  private final LongSupplier nanoClock;
  private final Deque<Sample> samples = new ArrayDeque<>();

  TransferText(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Returns one line without an end of line. */
  String of(long done, long total) {
    int filled = (int) (WIDTH * done / Math.max(1, total));
    String line =
        String.format(
            Locale.ROOT,
            "[%s] %3d %% %s of %s",
            "#".repeat(filled) + ".".repeat(WIDTH - filled),
            100 * done / Math.max(1, total),
            Size.of(done),
            Size.of(total));
    double rate = rate(new Sample(nanoClock.getAsLong(), done));
    return rate <= 0
        ? line
        : line + ", " + Size.of(rate) + "/s, " + time((total - done) / rate) + " left";
  }

  /** Bytes a second in the window; what was there before a break must not count as fast. */
  private double rate(Sample now) {
    if (!samples.isEmpty() && now.done() < samples.getLast().done()) {
      samples.clear();
    }
    samples.addLast(now);
    while (samples.size() > 2 && now.time() - samples.getFirst().time() > WINDOW) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = (now.time() - first.time()) / (double) TimeUnit.SECONDS.toNanos(1);
    return seconds <= 0 ? 0 : (now.done() - first.done()) / seconds;
  }

  private static String time(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return whole < 60
        ? whole + " s"
        : String.format(Locale.ROOT, "%,d min %02d s", whole / 60, whole % 60);
  }
}
