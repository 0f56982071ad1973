package trips.data;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows progress as a bar on a terminal, elsewhere as a line now and then. */
final class ConsoleProgress implements Progress {

  private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private final ProgressText text;
  private long nextLine;
  private int width;

  ConsoleProgress(PrintStream out, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    text = new ProgressText(nanoClock);
    nextLine = nanoClock.getAsLong() + LINE_EVERY;
  }

  @Override
  public void update(long done, long total) {
    String line = text.of(done, total);
    if (terminal) {
      // Blanks wipe out what a longer line before has left.
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else if (nanoClock.getAsLong() >= nextLine) {
      out.println(line);
      nextLine = nanoClock.getAsLong() + LINE_EVERY;
    }
  }

  @Override
  public void end() {
    if (terminal && width > 0) {
      out.println();
    }
  }
}
