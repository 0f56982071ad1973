package trips.notebook;

import ijava.spi.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import trips.notebook.ProgressReport.Action;
import trips.notebook.ProgressReport.Stream;

/** Draws progress: a line for each action that runs, with a bar of its tasks. */
final class ProgressView {

  /** More at a time would push the cell's output off the screen. */
  static final int MOST_LINES = 4;

  /** What remains when all is done. */
  static final MimeBundle NOTHING = MimeBundle.of(MimeBundle.HTML, "").and(MimeBundle.TEXT, "");

  private static final String BLOCK =
      "font:12px/1.5 var(--jp-ui-font-family,system-ui,sans-serif);"
          + "color:var(--jp-ui-font-color1,inherit);padding:2px 0";
  private static final String LINE =
      "display:grid;grid-template-columns:minmax(6em,max-content) 200px 1fr;gap:12px;"
          + "align-items:center";
  private static final String BAR =
      "display:flex;height:6px;border-radius:3px;overflow:hidden;"
          + "background:var(--jp-border-color2,rgba(128,128,128,.25))";
  private static final String DONE = "background:var(--jp-brand-color1,#1976d2);";
  private static final String RUNNING = "background:var(--jp-brand-color2,#64b5f6);opacity:.55;";
  private static final String FAILED = "background:var(--jp-error-color1,#d32f2f);";
  private static final String WORDS =
      "color:var(--jp-ui-font-color2,#777);font-variant-numeric:tabular-nums;white-space:nowrap";

  private ProgressView() {}

  static MimeBundle draw(ProgressReport report) {
    return MimeBundle.of(MimeBundle.HTML, html(report)).and(MimeBundle.TEXT, text(report));
  }

  private static String html(ProgressReport report) {
    Html html = new Html().open("div", "style", BLOCK);
    for (Action action : shown(report)) {
      html.open("div", "style", LINE).element("b", action.name());
      bar(html, action);
      html.element("span", words(action), "style", WORDS).close("div");
    }
    for (Stream stream : report.streams()) {
      html.open("div", "style", LINE).element("b", stream.name()).element("span", "stream");
      html.element("span", words(stream), "style", WORDS).close("div");
    }
    String rest = rest(report);
    if (!rest.isEmpty()) {
      html.element("div", rest, "style", WORDS);
    }
    return html.close("div").toString();
  }

  private static List<Action> shown(ProgressReport report) {
    return report.actions().subList(0, Math.min(MOST_LINES, report.actions().size()));
  }

  private static void bar(Html html, Action action) {
    html.open("div", "style", BAR, "role", "progressbar", "aria-label", words(action));
    part(html, action.done(), action, DONE);
    part(html, action.running(), action, RUNNING);
    part(html, action.failed(), action, FAILED);
    html.close("div");
  }

  private static void part(Html html, int tasks, Action action, String colour) {
    if (tasks > 0) {
      double percent = 100.0 * tasks / Math.max(action.tasks(), 1);
      html.element("i", "", "style", colour + String.format(Locale.ROOT, "width:%.1f%%", percent));
    }
  }

  private static String text(ProgressReport report) {
    List<String> lines = new ArrayList<>();
    shown(report).forEach(action -> lines.add(action.name() + ": " + words(action)));
    report.streams().forEach(stream -> lines.add(stream.name() + ": " + words(stream)));
    String rest = rest(report);
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return String.join("\n", lines);
  }

  private static String words(Action action) {
    List<String> words = new ArrayList<>();
    words.add(String.format(Locale.ROOT, "%,d of %,d tasks", action.done(), action.tasks()));
    if (action.running() > 0) {
      words.add(action.running() + " running");
    }
    if (action.failed() > 0) {
      words.add(action.failed() + " failed");
    }
    if (action.stages() > 1) {
      words.add(
          "stage " + Math.min(action.stagesDone() + 1, action.stages()) + " of " + action.stages());
    }
    if (action.jobs() > 1) {
      words.add(action.jobs() + " jobs");
    }
    double seconds = action.nanos() / 1e9;
    if (action.rows() > 0 && seconds > 0) {
      words.add(number(action.rows()) + " rows, " + number(action.rows() / seconds) + "/s");
    } else if (action.done() > 0 && seconds > 0) {
      words.add(number(action.done() / seconds) + " tasks/s");
    }
    words.add(time(action.nanos()));
    return String.join(" · ", words);
  }

  private static String words(Stream stream) {
    return "batch "
        + stream.batch()
        + " · "
        + number(stream.rows())
        + (stream.rows() == 1 ? " row" : " rows")
        + (Double.isFinite(stream.rate()) ? " · " + number(stream.rate()) + " rows/s" : "");
  }

  private static String rest(ProgressReport report) {
    int more = report.actions().size() - MOST_LINES;
    List<String> words = new ArrayList<>();
    if (more > 0) {
      words.add(more + " more at work");
    }
    if (report.ended() > 0) {
      words.add(report.ended() + " done before");
    }
    return String.join(" · ", words);
  }

  /** Three digits are as many as an eye follows. */
  static String number(double value) {
    if (value < 1_000) {
      String digits = value < 10 && value != Math.rint(value) ? "%.1f" : "%.0f";
      return String.format(Locale.ROOT, digits, value);
    }
    if (value < 999_500) {
      return String.format(Locale.ROOT, value < 9_950 ? "%.1f k" : "%.0f k", value / 1e3);
    }
    return value < 999.5e6
        ? String.format(Locale.ROOT, value < 9.95e6 ? "%.1f M" : "%.0f M", value / 1e6)
        : String.format(Locale.ROOT, "%,.1f G", value / 1e9);
  }

  private static String time(long nanos) {
    long seconds = nanos / 1_000_000_000;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
        : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
