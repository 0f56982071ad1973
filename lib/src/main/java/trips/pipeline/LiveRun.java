package trips.pipeline;

import ijava.spi.MimeBundle;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import trips.notebook.Screen;

/**
 * Shows a run below its cell while it gets on: one display, which is replaced.
 *
 * <p>The last picture stays, so that {@code var run = daily.run();} shows something too; if the
 * cell then shows the run itself, it is taken away. Used by one thread at a time.
 */
final class LiveRun implements RunListener {

  /** What remains where nothing is to be seen any more. */
  private static final MimeBundle NOTHING =
      MimeBundle.of(MimeBundle.HTML, "").and(MimeBundle.TEXT, "");

  private static final System.Logger LOG = System.getLogger(LiveRun.class.getName());

  private final Map<String, TaskSpec> specs;
  private final Screen screen;
  private final Clock clock;
  private String display;

  LiveRun(List<TaskSpec> tasks, Screen screen, Clock clock) {
    specs = Views.byName(tasks);
    this.screen = screen;
    this.clock = clock;
  }

  /**
   * Returns what shows a run in the cell that runs now, or {@link RunListener#NONE} if nobody looks
   * at it: outside of a notebook, and where a program runs one.
   */
  static RunListener of(List<TaskSpec> tasks) {
    return PipelineExtension.attended()
        ? new LiveRun(tasks, Screen.NOTEBOOK, Clock.systemUTC())
        : NONE;
  }

  @Override
  public void changed(PipelineRun run) {
    try {
      show(run);
    } catch (RuntimeException e) {
      // A picture that cannot be drawn or sent must not end the run.
      LOG.log(System.Logger.Level.WARNING, "run " + run.id() + " cannot be shown", e);
    }
  }

  private void show(PipelineRun run) {
    MimeBundle next = Views.live(run, specs, clock.instant());
    if (display == null) {
      display = screen.show(next);
      PipelineExtension.shown(run.id(), this);
    } else {
      screen.update(display, next);
    }
  }

  /** Takes the picture away, since a better one of the same run comes. */
  void clear() {
    if (display != null) {
      screen.update(display, NOTHING);
      display = null;
    }
  }
}
