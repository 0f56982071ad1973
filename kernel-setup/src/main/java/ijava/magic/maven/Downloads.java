package ijava.magic.maven;

import ijava.display.Display;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** The line that says how far downloads are; one line, replaced in place. */
final class Downloads implements MavenResolver.Progress {

  /** How long a state is shown at least, in nanoseconds; more often helps nobody. */
  private static final long STEP_NANOS = 100_000_000;

  private static final double MEGABYTE = 1e6;

  private final ConcurrentMap<String, Long> bytes = new ConcurrentHashMap<>();
  private final LongSupplier clock;
  private final String id;
  private long shownAt;
  private boolean ended;
  private volatile boolean cancelled;

  /**
   * Shows the line.
   *
   * @param clock nanoseconds that go up
   */
  Downloads(String firstText, LongSupplier clock) {
    this.clock = clock;
    this.id = Display.display(firstText);
    this.shownAt = clock.getAsLong();
  }

  @Override
  public void downloading(String file, long done, long total) {
    bytes.put(file, done);
    synchronized (this) {
      long now = clock.getAsLong();
      if (!ended && now - shownAt >= STEP_NANOS) {
        shownAt = now;
        Display.updateDisplay(id, text(file, done, total));
      }
    }
  }

  private String text(String file, long done, long total) {
    if (done == 0) {
      return "looking for " + file + " …";
    }
    double all = bytes.values().stream().mapToLong(Long::longValue).sum() / MEGABYTE;
    String of = total > 0 ? " (" + 100 * done / total + " %)" : "";
    return String.format(Locale.ROOT, "downloading %s%s; %.1f MB so far", file, of, all);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  /** Makes the downloads end soon. */
  void cancel() {
    cancelled = true;
  }

  /** Folds the line to its last text. */
  synchronized void end(String text) {
    ended = true;
    Display.updateDisplay(id, text);
  }
}
