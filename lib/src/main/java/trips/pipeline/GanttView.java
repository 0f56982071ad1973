package trips.pipeline;

import java.awt.Color;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import trips.chart.Theme;
import trips.notebook.Html;

/** Draws when each task of a run waited, ran and ended: a row for each task, a bar for each try. */
final class GanttView {

  /** About as wide as the library's charts are, without the card's edges. */
  private static final double NARROWEST = 860;

  private static final double WIDEST = 1_060;

  private static final Letters NAME = Letters.bold(13);
  private static final Letters NOTE = Letters.plain(12);
  private static final double ROW = 30;
  private static final double MESSAGE = 16;
  private static final double BAR = 18;

  /** The colour of failures, dark enough to read. */
  private static final Color MESSAGE_INK = new Color(0xA34700);

  private static final Color PAUSE = new Color(0x8A8A8A);
  private static final double LEAST_BAR = 3;
  private static final double WIDEST_NAME = 190;
  private static final double NARROWEST_PLOT = 320;

  private final double width;
  private final PipelineRun run;
  private final Instant now;
  private final TryWords words;
  private final Instant start;
  private final Map<String, Instant> ends;
  private final TimeAxis axis;

  GanttView(PipelineRun run, Instant now, double width) {
    this.width = width;
    this.run = run;
    this.now = now;
    words = new TryWords(run, now);
    TimeAxis whole = TimeAxis.of(run, now);
    start = whole.start();
    ends = ends();
    double names =
        run.tasks().stream().mapToDouble(task -> NAME.width(task.name())).max().orElse(0);
    double left = 14 + Math.min(WIDEST_NAME, names);
    axis = whole.between(left, plotEnd(whole, left));
  }

  /** Returns where the time axis may end so that the notes after the bars fit on the card. */
  private double plotEnd(TimeAxis whole, double left) {
    double end = width - 10;
    for (TaskRun task : run.tasks()) {
      double part = whole.part(noteAt(task));
      if (part > 0.05) {
        double needed = NOTE.width(words.note(task)) + Look.SIZE + 14;
        end = Math.min(end, left + (width - needed - left) / part);
      }
    }
    return Math.max(end, left + NARROWEST_PLOT);
  }

  /** Returns the moment after which the words about a task stand. */
  private Instant noteAt(TaskRun task) {
    if (task.state() == State.QUEUED && task.queued() != null || task.state() == State.RETRYING) {
      return now;
    }
    boolean untried = task.tries().isEmpty();
    return untried && task.state() == State.WAITING ? start : ends.get(task.name());
  }

  /** Returns when the last try of each task ended; if it has none, when the last parent did. */
  private Map<String, Instant> ends() {
    Map<String, Instant> ends = new HashMap<>();
    // Parents first, so that each task is looked at once, however many ways lead to it.
    for (String name : Nodes.graph(Nodes.of(run, Map.of(), now))) {
      TaskRun task = run.task(name);
      Instant parents =
          task.after().stream()
              .map(parent -> ends.getOrDefault(parent, start))
              .max(Instant::compareTo)
              .orElse(start);
      ends.put(name, task.tries().isEmpty() ? parents : TaskWords.end(task.last(), now));
    }
    return ends;
  }

  /** Returns the width for a chart that stands below another picture. */
  static double widthBeside(double other) {
    return Math.max(NARROWEST, Math.min(WIDEST, other));
  }

  double width() {
    return width;
  }

  double height() {
    return run.tasks().stream().mapToDouble(GanttView::height).sum() + TimeAxis.HEIGHT;
  }

  private static double height(TaskRun task) {
    return TryWords.failed(task).isEmpty() ? ROW : ROW + MESSAGE;
  }

  /** Returns how many tries there were. */
  String subtitle() {
    return words.subtitle();
  }

  /** Says when each try began and how it ended. */
  String words() {
    return words.all(start);
  }

  void draw(Html svg) {
    double bottom = height() - TimeAxis.HEIGHT;
    axis.draw(svg, bottom, run.logicalTime().getZone());
    double y = 0;
    for (TaskRun task : run.tasks()) {
      row(svg, task, y);
      y += height(task);
    }
  }

  private void row(Html svg, TaskRun task, double y) {
    svg.open("g", "class", "trips-row", "transform", Html.translate(0, y));
    svg.element("title", task.name() + ": " + TaskWords.state(task, -1, now));
    Card.rowName(svg, NAME.cut(task.name(), axis.left() - 14), axis.left() - 12, ROW / 2 + 5);
    waits(svg, task);
    if (task.tries().isEmpty()) {
      untried(svg, task);
    } else {
      bars(svg, task);
      after(svg, task);
    }
    svg.close("g").line();
  }

  /** Draws the pauses: before the first try, between tries, and until now. */
  private void waits(Html svg, TaskRun task) {
    Instant from = task.queued();
    for (Try each : task.tries()) {
      if (from != null) {
        wait(svg, from, each.started(), each.number());
      }
      from = TaskWords.end(each, now);
    }
    if (from != null && (task.state() == State.QUEUED || task.state() == State.RETRYING)) {
      wait(svg, from, now, task.tries().size() + 1);
    }
  }

  private void wait(Html svg, Instant from, Instant to, int number) {
    double x1 = axis.x(from);
    double x2 = axis.x(to);
    if (x2 - x1 < 2) {
      return;
    }
    String middle = Html.number(ROW / 2);
    svg.open("g");
    svg.element("title", "waited " + Took.text(from, to) + " for try " + number);
    svg.empty(
        "path",
        "d",
        "M" + Html.number(x1) + " " + middle + "H" + Html.number(x2),
        "stroke",
        PAUSE,
        "stroke-width",
        5,
        "stroke-dasharray",
        "1.5 3");
    svg.close("g");
  }

  private void bars(Html svg, TaskRun task) {
    double free = axis.left() - Look.SIZE;
    for (Try each : task.tries()) {
      Look look = Look.of(each.state());
      double x = axis.x(each.started());
      double wide = Math.max(LEAST_BAR, axis.x(TaskWords.end(each, now)) - x);
      svg.open("g", "class", "trips-try");
      svg.element("title", words.one(task, each));
      svg.empty(
          "rect",
          "x",
          x,
          "y",
          (ROW - BAR) / 2,
          "width",
          wide,
          "height",
          BAR,
          "rx",
          Math.min(4, wide / 2),
          "fill",
          look == Look.LOST ? look.tint() : look.colour(),
          "stroke",
          look.colour(),
          "stroke-dasharray",
          look == Look.LOST ? "3 2" : null);
      boolean last = each.number() == task.last().number();
      double icon = x + wide / 2 - Look.SIZE / 2;
      if (icon >= free && (wide >= Look.SIZE + 2 || !last)) {
        icon(svg, look, icon);
        free = icon + Look.SIZE;
      }
      svg.close("g");
    }
  }

  private static void icon(Html svg, Look look, double x) {
    look.icon(svg, x, (ROW - Look.SIZE) / 2);
  }

  private void after(Html svg, TaskRun task) {
    Try last = task.last();
    double from = axis.x(last.started());
    double end = Math.max(axis.x(ends.get(task.name())), from + LEAST_BAR);
    double x = end + 6;
    if (task.state() == State.RETRYING) {
      x = Math.max(x, axis.x(noteAt(task)) + 6);
      icon(svg, Look.RETRYING, x);
      x += Look.SIZE + 5;
    } else if (end - from < Look.SIZE + 2) {
      icon(svg, Look.of(last.state()), x);
      x += Look.SIZE + 5;
    }
    Card.write(svg, NOTE.cut(words.note(task), width - x), x, ROW / 2 + 4.5, Theme.INK);
    TryWords.failed(task).ifPresent(each -> message(svg, task, each));
  }

  private void message(Html svg, TaskRun task, Try each) {
    String which = task.tries().size() > 1 ? "try " + each.number() + ": " : "";
    String text = NOTE.cut(which + TaskWords.error(each), width - axis.left());
    double x = Math.max(axis.left(), Math.min(axis.x(each.started()), width - NOTE.width(text)));
    Card.write(svg, text, x, ROW + 9, MESSAGE_INK);
  }

  private void untried(Html svg, TaskRun task) {
    double x = axis.x(noteAt(task)) + 6;
    icon(svg, Look.of(task.state()), x);
    x += Look.SIZE + 5;
    Card.write(svg, NOTE.cut(words.note(task), width - x), x, ROW / 2 + 4.5, Theme.SOFT_INK);
  }
}
