package trips.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import trips.chart.Theme;
import trips.notebook.Html;

/** Draws the latest runs of a pipeline: a column for each run, a row for each task. */
final class HistoryView {

  /** The most runs that are drawn. */
  static final int MOST_RUNS = 60;

  private static final Letters NAME = Letters.bold(13);
  private static final Letters NOTE = Letters.plain(12);
  private static final String RUN_TIME = "run time";
  private static final double WIDEST_NAME = 190;
  private static final double PLOT = 720;
  private static final double COLUMN = 48;

  /** The height of the row of whole runs, with space around it. */
  private static final double RUNS = 34;

  private static final double ROW = 22;
  private static final double NARROWEST = 14;
  private static final double DATE_GAP = 16;
  private static final double SQUARE = 18;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.US);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.US);

  private final History history;
  private final Instant now;
  private final List<PipelineRun> runs;
  private final double left;
  private final DateTimeFormatter format;
  private final double pitch;
  private final double longest;

  HistoryView(History history, Instant now) {
    this.now = now;
    this.history = history;
    int size = history.runs().size();
    runs = history.runs().subList(Math.max(0, size - MOST_RUNS), size);
    left =
        14
            + Math.min(
                WIDEST_NAME,
                Math.max(
                    NOTE.width(RUN_TIME),
                    history.tasks().stream().mapToDouble(NAME::width).max().orElse(0)));
    format = format(runs);
    double date = runs.stream().mapToDouble(run -> NOTE.width(date(run))).max().orElse(0);
    // Few columns stand so far apart that each can have its date.
    double widest = date + DATE_GAP + 1;
    pitch = Math.max(NARROWEST, Math.min(widest, PLOT / Math.max(1, runs.size())));
    longest = runs.stream().mapToDouble(this::seconds).max().orElse(0);
  }

  private double seconds(PipelineRun run) {
    boolean goesOn = run.started() != null && !run.state().isEnd();
    Duration took = goesOn ? Duration.between(run.started(), now) : run.took();
    return took.toNanos() / 1e9;
  }

  double width() {
    double legend = shown().stream().mapToDouble(HistoryView::width).sum();
    return left + Math.max(runs.size() * pitch + 30, legend);
  }

  double height() {
    return runs.isEmpty() ? 0 : 20 + COLUMN + RUNS + history.tasks().size() * ROW + 26 + 30;
  }

  void draw(Html svg) {
    if (runs.isEmpty()) {
      return;
    }
    columns(svg);
    double top = 20 + COLUMN + RUNS;
    for (String task : history.tasks()) {
      row(svg, task, top);
      top += ROW;
    }
    dates(svg, top);
    legend(svg, top + 26);
  }

  /** Returns the shortest dates that tell the runs apart. */
  private static DateTimeFormatter format(List<PipelineRun> runs) {
    long times = runs.stream().map(run -> run.logicalTime().toLocalTime()).distinct().count();
    if (times == 1 && runs.size() > 1) {
      return DAY;
    }
    long minutes = runs.stream().map(run -> run.logicalTime().format(MINUTE)).distinct().count();
    return minutes < runs.size() ? SECOND : MINUTE;
  }

  private String date(PipelineRun run) {
    return run.logicalTime().format(format);
  }

  private double x(int column) {
    return left + column * pitch;
  }

  private void columns(Html svg) {
    double bottom = 20 + COLUMN;
    double width = Math.min(SQUARE, pitch - 3);
    for (int i = 0; i < runs.size(); i++) {
      PipelineRun run = runs.get(i);
      double height = longest > 0 ? Math.max(1.5, COLUMN * seconds(run) / longest) : 1.5;
      svg.open("g", "class", "trips-run").element("title", RunWords.headline(run, now));
      svg.empty(
          "rect",
          "x",
          x(i) + (pitch - width) / 2,
          "y",
          bottom - height,
          "width",
          width,
          "height",
          height,
          "rx",
          2,
          "fill",
          Look.of(run.state()).colour());
      square(svg, Look.of(run.state()), x(i), bottom + 3);
      svg.close("g");
    }
    String axis = "M" + Html.number(left) + " " + Html.number(bottom + 0.5);
    svg.empty("path", "d", axis + "H" + Html.number(x(runs.size())), "stroke", Theme.GRID);
    if (longest > 0) {
      String most = "longest: " + Took.text(Duration.ofNanos((long) (longest * 1e9)));
      Card.write(svg, most, left, 12, Theme.SOFT_INK);
    }
    Card.write(svg, RUN_TIME, left - 12, bottom - 4, Theme.SOFT_INK, "text-anchor", "end");
    Card.write(svg, "run", left - 12, bottom + 18, Theme.SOFT_INK, "text-anchor", "end");
    svg.line();
  }

  private void row(Html svg, String task, double top) {
    svg.open("g", "class", "trips-row");
    Card.rowName(svg, NAME.cut(task, left - 14), left - 12, top + ROW / 2 + 4.5);
    for (int i = 0; i < runs.size(); i++) {
      PipelineRun run = runs.get(i);
      double x = x(i);
      run.tasks().stream()
          .filter(each -> each.name().equals(task))
          .findFirst()
          .ifPresent(each -> square(svg, run, each, x, top));
    }
    svg.close("g").line();
  }

  private void square(Html svg, PipelineRun run, TaskRun task, double x, double top) {
    Look look = Look.of(task.state());
    svg.open("g", "class", "trips-square");
    String words = look.word() + (task.reason() == null ? "" : ", " + task.reason());
    int tries = task.tries().size();
    svg.element(
        "title",
        task.name()
            + ", "
            + Took.local(run.logicalTime())
            + ": "
            + words
            + (tries > 1 ? ", " + tries + " tries" : ""));
    square(svg, look, x, top);
    svg.close("g");
  }

  private void square(Html svg, Look look, double x, double top) {
    double size = Math.min(SQUARE, pitch - 2);
    svg.open("g", "transform", Html.translate(x + (pitch - size) / 2, top + (ROW - size) / 2));
    svg.empty("rect", "width", size, "height", size, "rx", 3.5, "fill", look.colour());
    svg.open("g", "transform", "scale(" + Math.round(size / Look.SIZE * 1000) / 1000.0 + ")");
    look.glyph(svg);
    svg.close("g").close("g");
  }

  /** Writes as many of the times below the columns as have room, the newest one always. */
  private void dates(Html svg, double top) {
    double free = Double.MAX_VALUE;
    for (int i = runs.size() - 1; i >= 0; i--) {
      String text = date(runs.get(i));
      double half = NOTE.width(text) / 2;
      double middle = x(i) + pitch / 2;
      if (middle + half < free) {
        Card.write(svg, text, middle, top + 16, Theme.SOFT_INK, "text-anchor", "middle");
        free = middle - half - DATE_GAP;
      }
    }
    svg.line();
  }

  private void legend(Html svg, double top) {
    double x = left;
    for (Look look : shown()) {
      look.icon(svg, x, top + 8);
      Card.write(svg, look.word(), x + Look.SIZE + 5, top + 20.5, Theme.INK);
      x += width(look);
    }
  }

  private static double width(Look look) {
    return Look.SIZE + 5 + NOTE.width(look.word()) + 18;
  }

  private Set<Look> shown() {
    Set<Look> shown = EnumSet.noneOf(Look.class);
    runs.forEach(run -> shown.add(Look.of(run.state())));
    runs.forEach(run -> run.tasks().forEach(task -> shown.add(Look.of(task.state()))));
    return shown;
  }

  /** Returns how many runs there are and how they ended. */
  String subtitle() {
    int all = history.runs().size();
    if (all == 0) {
      return "no run yet";
    }
    List<String> words = new ArrayList<>();
    words.add(
        all > runs.size()
            ? "the newest " + runs.size() + " of " + all + " runs"
            : all == 1 ? "1 run" : all + " runs");
    for (State state : List.of(State.SUCCEEDED, State.FAILED, State.RUNNING, State.QUEUED)) {
      long count = runs.stream().filter(run -> run.state() == state).count();
      if (count > 0) {
        words.add(count + " " + Look.of(state).word());
      }
    }
    return String.join(" · ", words);
  }
}
