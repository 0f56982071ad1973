package trips.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import trips.chart.Theme;
import trips.chart.Ticks;
import trips.notebook.Html;

/**
 * Where the moments of a run lie from left to right.
 *
 * @param start the first moment
 * @param seconds from the first to the last moment, above 0
 * @param left where the first moment lies
 * @param right where the last moment lies
 */
record TimeAxis(Instant start, double seconds, double left, double right) {

  /** The height of numbers and words below the plot. */
  static final double HEIGHT = 40;

  private static final int MOST_TICKS = 8;

  /** What the axis counts. */
  private record Unit(double seconds, String name, String sign) {}

  /** Returns the axis of all that has happened until now, one point wide. */
  static TimeAxis of(PipelineRun run, Instant now) {
    Instant start = moments(run, now).min(Instant::compareTo).orElse(now);
    Instant end = moments(run, now).max(Instant::compareTo).orElse(now);
    double seconds = Duration.between(start, end).toNanos() / 1e9;
    return new TimeAxis(start, Math.max(seconds, 0.001), 0, 1);
  }

  private static Stream<Instant> moments(PipelineRun run, Instant now) {
    Stream<Instant> ofTries =
        run.tasks().stream()
            .flatMap(task -> task.tries().stream())
            .flatMap(each -> Stream.of(each.started(), TaskWords.end(each, now)));
    Stream<Instant> ofTasks =
        run.tasks().stream()
            .filter(task -> task.queued() != null)
            .flatMap(task -> Stream.of(task.queued(), task.state().isEnd() ? task.queued() : now));
    return Stream.concat(ofTries, ofTasks);
  }

  TimeAxis between(double from, double to) {
    return new TimeAxis(start, seconds, from, to);
  }

  /** Returns which part of the time has gone by, from 0 to 1. */
  double part(Instant moment) {
    return Duration.between(start, moment).toNanos() / 1e9 / seconds;
  }

  double x(Instant moment) {
    return left + (right - left) * part(moment);
  }

  /** Draws lines at round times down to a height, and below it the times and what they mean. */
  void draw(Html svg, double bottom, ZoneId zone) {
    Unit unit = unit();
    for (double tick : Ticks.upTo(seconds / unit.seconds(), MOST_TICKS)) {
      double x = left + (right - left) * tick * unit.seconds() / seconds;
      String line = "M" + Html.number(x) + " 0V" + Html.number(bottom + 4);
      svg.empty("path", "d", line, "stroke", Theme.GRID);
      String text = number(tick) + unit.sign();
      Card.write(svg, text, x, bottom + 18, Theme.SOFT_INK, "text-anchor", "middle");
    }
    String words = unit.name() + " from the start at " + Took.local(start.atZone(zone));
    double middle = (left + right) / 2;
    Card.write(svg, words, middle, bottom + 36, Theme.SOFT_INK, "text-anchor", "middle");
    svg.line();
  }

  private Unit unit() {
    if (seconds <= 600) {
      return new Unit(1, "seconds", " s");
    }
    return seconds <= 36_000 ? new Unit(60, "minutes", " min") : new Unit(3_600, "hours", " h");
  }

  private static String number(double tick) {
    return BigDecimal.valueOf(tick).stripTrailingZeros().toPlainString();
  }
}
