package trips.download;

import ijava.display.Display;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Reports below the notebook's cell in one line, which ends as a sentence without times. */
final class CellReport implements Report {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoClock;
  private final TransferText text;
  private String display;
  private long next;

  CellReport(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    text = new TransferText(nanoClock);
    next = nanoClock.getAsLong();
  }

  @Override
  public void note(String what) {
    show(what);
  }

  @Override
  public void progress(long done, long total) {
    long now = nanoClock.getAsLong();
    if (now - next >= 0) {
      next = now + PAUSE;
      show(text.of(done, total));
    }
  }

  @Override
  public void done(String sentence) {
    show(sentence);
  }

  @Override
  public void failed() {
    // The error below says how; a bar that stands still would look like work.
    if (display != null) {
      show("");
    }
  }

  private void show(String line) {
    if (display == null) {
      display = Display.display(line, "text/plain");
    } else {
      Display.updateDisplay(display, line, "text/plain");
    }
  }
}
