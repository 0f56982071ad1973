package trips.data;

import ijava.display.Display;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows progress below the cell; what remains in the notebook is one sentence without times. */
final class DisplayProgress implements Progress {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final String ended;
  private final LongSupplier nanoClock;
  private final ProgressText text;
  private String display;
  private long next;

  DisplayProgress(String ended, LongSupplier nanoClock) {
    this.ended = ended;
    this.nanoClock = nanoClock;
    text = new ProgressText(nanoClock);
    next = nanoClock.getAsLong();
  }

  @Override
  public void update(long done, long total) {
    if (nanoClock.getAsLong() < next) {
      return;
    }
    next = nanoClock.getAsLong() + PAUSE;
    show(text.of(done, total));
  }

  @Override
  public void end() {
    show(ended);
  }

  private void show(String line) {
    if (display == null) {
      display = Display.display(line, "text/plain");
    } else {
      Display.updateDisplay(display, line, "text/plain");
    }
  }
}
