package trips.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over numbers, days or times.
 *
 * <p>Points are joined from left to right, whatever order they came in. The vertical axis begins at
 * 0 unless a value is negative or {@link #yRange} says otherwise, so that heights can be compared.
 */
public final class LineChart extends XYChart implements Figure<LineChart> {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;

  /** Up to as many points each gets a dot; with more the dots would touch. */
  private static final int MOST_DOTS = 60;

  /** Up to as many positions may each have their tick. */
  private static final int MOST_EVEN = 10;

  private static final double DAY_MILLIS = 86_400_000;

  private final transient Frame frame = new Frame();
  private final Points.Kind kind;

  /**
   * Creates a chart of points.
   *
   * @throws IllegalArgumentException if the positions are names, which lie on no line
   */
  public LineChart(Points unsorted) {
    super(WIDTH, HEIGHT);
    Points points = unsorted.sorted();
    kind = points.kind();
    if (kind == Points.Kind.TEXT) {
      throw new IllegalArgumentException(
          "column "
              + points.xName()
              + " holds names such as \""
              + points.xs().get(0)
              + "\", which lie on no line; use Charts.bars or Charts.columns, or cast it to a date"
              + " or a number");
    }
    Theme.apply(getStyler(), points.series().size());
    getStyler().setYAxisTickLabelsFormattingFunction(Numbers::tick);
    points.series().forEach((name, ys) -> add(name, points.xs(), ys));
    axis(points);
    setXAxisTitle(points.xName());
    setYAxisTitle(points.valueTitle());
  }

  /** Marks a day with an upright line and a few words; returns the chart. */
  public LineChart mark(LocalDate day, String text) {
    return markAt(Points.place(day), text);
  }

  /** Marks a time with an upright line and a few words; returns the chart. */
  public LineChart mark(LocalDateTime time, String text) {
    return markAt(Points.place(time), text);
  }

  /** Marks a number on the horizontal axis with an upright line and a few words. */
  public LineChart mark(double x, String text) {
    return markAt(x, text);
  }

  /**
   * Sets where the vertical axis begins and ends; returns the chart.
   *
   * @throws IllegalArgumentException if it would end before it begins
   */
  public LineChart yRange(double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "a vertical axis from " + from + " to " + to + "; the second must be the greater");
    }
    getStyler().setYAxisMin(from).setYAxisMax(to);
    return this;
  }

  @Override
  public LineChart size(int width, int height) {
    Frame.checkSize(width, height);
    setWidth(width);
    setHeight(height);
    return this;
  }

  @Override
  public String xText(double x) {
    if (kind == Points.Kind.NUMBER) {
      return Numbers.plain(x);
    }
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli((long) x), ZoneOffset.UTC);
    return kind == Points.Kind.DATE
        ? time.toLocalDate().toString()
        : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(time);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    frame.paint(graphics, width, height, getTitle(), super::paint);
    // XChart keeps the size of what it painted last, which was the plot alone.
    setWidth(width);
    setHeight(height);
  }

  @Override
  protected void paintBackground(Graphics2D graphics) {
    // The frame has painted it.
  }

  private LineChart markAt(double x, String text) {
    addAnnotation(new Mark(x, text));
    frame.marks.add("marked at " + xText(x) + ": " + text);
    return this;
  }

  private void add(String name, List<?> xs, double[] ys) {
    List<Double> values = Arrays.stream(ys).boxed().toList();
    XYSeries series =
        kind == Points.Kind.NUMBER
            ? addSeries(name, xs, values)
            : addSeries(
                name, xs.stream().map(x -> new Date((long) Points.place(x))).toList(), values);
    series.setLineStyle(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarker(ys.length <= MOST_DOTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }

  private void axis(Points points) {
    getStyler().setMarkerSize(6);
    boolean negative =
        points.series().values().stream().flatMapToDouble(Arrays::stream).anyMatch(y -> y < 0);
    if (!negative) {
      getStyler().setYAxisMin(0.0);
    }
    if (kind == Points.Kind.NUMBER) {
      numbersAxis(points.xs());
      getStyler().setXAxisDecimalPattern(years(points.xs()) ? "0" : "#,##0.####");
      return;
    }
    double first = Points.place(points.xs().get(0));
    double days = (Points.place(points.xs().get(points.xs().size() - 1)) - first) / DAY_MILLIS;
    getStyler().setDatePattern(days <= 2 ? "HH:mm" : days <= 300 ? "d MMM" : "MMM yyyy");
  }

  /**
   * Asks for round numbers: XChart takes every n-th position where all are equally far apart, which
   * gives 0, 7, 14. A beginning that is a millionth further left breaks the evenness.
   */
  private void numbersAxis(List<?> xs) {
    getStyler().setXAxisTickMarkSpacingHint(90);
    double first = Points.place(xs.get(0));
    double last = Points.place(xs.get(xs.size() - 1));
    if (xs.size() > MOST_EVEN && last > first) {
      getStyler().setXAxisMin(first - (last - first) / 1e6);
    }
  }

  /** 2020 is a year without a comma, if all its neighbours are. */
  private static boolean years(List<?> xs) {
    return xs.stream()
        .mapToDouble(Points::place)
        .allMatch(x -> x >= 1800 && x <= 2200 && x == Math.rint(x));
  }
}
