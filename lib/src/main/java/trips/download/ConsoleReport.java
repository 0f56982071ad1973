package trips.download;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Reports as a bar that moves on a terminal, elsewhere as a line now and then. */
final class ConsoleReport implements Report {

  private static final long REDRAW_EVERY = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private final TransferText text;
  private long next;
  private int width;

  ConsoleReport(PrintStream out, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    text = new TransferText(nanoClock);
    next = nanoClock.getAsLong();
  }

  @Override
  public void note(String what) {
    endBar();
    out.println(what);
  }

  @Override
  public void progress(long done, long total) {
    long now = nanoClock.getAsLong();
    if (now - next < 0 && done < total) {
      return;
    }
    next = now + (terminal ? REDRAW_EVERY : LINE_EVERY);
    String line = text.of(done, total);
    if (terminal) {
      // Blanks wipe out what a longer line before has left.
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else {
      out.println(line);
    }
  }

  @Override
  public void done(String sentence) {
    note(sentence);
  }

  @Override
  public void failed() {
    endBar();
  }

  private void endBar() {
    if (width > 0) {
      out.println();
      width = 0;
    }
  }
}
