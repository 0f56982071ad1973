package trips.notebook;

import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows below a cell how far its Spark jobs are, and takes it away when the cell ends.
 *
 * <p>One thread draws, five times a second, and only what has changed. A cell that nobody watches
 * gets no display, since a display that has been emptied still stands in the outputs.
 */
final class ProgressDisplay implements ProgressListener.Current {

  /** Cells that are quicker show nothing: it would only flicker. */
  private static final long DELAY_MILLIS = 500;

  private static final long PERIOD_MILLIS = 200;

  private final Screen screen;
  private final LongSupplier nanoClock;
  private final ScheduledThreadPoolExecutor writer;
  private volatile Cell cell;
  private volatile CellProgress progress;
  private Future<?> drawing;
  private String display;
  private MimeBundle drawn;

  /** Creates a display; its thread must be made by no cell, so that it can serve all of them. */
  ProgressDisplay(Screen screen, LongSupplier nanoClock) {
    this.screen = screen;
    this.nanoClock = nanoClock;
    writer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "trips-progress");
              thread.setDaemon(true);
              return thread;
            });
    writer.setRemoveOnCancelPolicy(true);
    writer.prestartCoreThread();
  }

  @Override
  public CellProgress progress() {
    return progress;
  }

  @Override
  public Cell cell() {
    return cell;
  }

  synchronized void started(Cell begun) {
    if (!begun.attended()) {
      return;
    }
    cell = begun;
    progress = new CellProgress(nanoClock);
    drawing =
        writer.scheduleWithFixedDelay(
            this::draw, DELAY_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Draws what has changed; of the lock, so that nothing is drawn after the cell. */
  synchronized void draw() {
    CellProgress of = progress;
    if (of == null) {
      return;
    }
    ProgressReport report = of.report();
    MimeBundle next = report.isEmpty() ? ProgressView.NOTHING : ProgressView.draw(report);
    if (display == null && report.isEmpty() || next.equals(drawn)) {
      return;
    }
    drawn = next;
    if (display == null) {
      display = screen.show(next);
    } else {
      screen.update(display, next);
    }
  }

  synchronized void finished() {
    if (drawing != null) {
      drawing.cancel(false);
    }
    cell = null;
    progress = null;
    drawing = null;
    if (display != null && !ProgressView.NOTHING.equals(drawn)) {
      screen.update(display, ProgressView.NOTHING);
    }
    display = null;
    drawn = null;
  }

  /** Runs a drawing on the one thread that draws, after the usual pause. */
  void soon(Runnable drawing) {
    writer.schedule(drawing, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void close() {
    writer.shutdownNow();
  }
}
