package trips.chart;

import java.awt.BasicStroke;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over numbers, days or times.
 *
 * <p>Points are joined from left to right, whatever order they came in. The vertical axis begins at
 * 0 unless a value is negative or {@link #yRange} says otherwise, so that heights can be compared.
 */
public final class LineChart extends XyFigure<LineChart> {

  /** Up to as many points each gets a dot; with more the dots would touch. */
  private static final int MOST_DOTS = 60;

  private final transient Source source;
  private final transient List<Mark> marks = new ArrayList<>();

  /**
   * Creates a chart of what the source has.
   *
   * @throws IllegalArgumentException if the positions are names, which lie on no line
   */
  public LineChart(Source source) {
    super(source.points().onAxis().kind(), source.points().series().size());
    this.source = source;
    Points points = source.points().sorted();
    points.series().forEach((name, ys) -> line(name, points, ys));
    fromZero();
    xTicks(points.xs());
    setXAxisTitle(points.xName());
    setYAxisTitle(points.valueTitle());
  }

  /**
   * Draws a line for each value of a column, in the order of the values.
   *
   * @throws IllegalArgumentException if there is no such column, it has more values than there are
   *     colours, several columns of numbers are drawn, or two rows of one value have one position
   */
  public LineChart by(String column) {
    Map<String, Points> groups = source.groups(column);
    seriesMap.clear();
    groups.forEach((name, points) -> line(name, points, points.values()));
    fromZero();
    frame().divided = true;
    return this;
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
   * Makes the horizontal axis logarithmic: equal steps multiply by 10.
   *
   * @throws IllegalArgumentException if a position is 0 or less
   */
  public LineChart logX() {
    return logarithmicX();
  }

  /**
   * Makes the vertical axis logarithmic: equal steps multiply by 10.
   *
   * @throws IllegalArgumentException if a value is 0 or less
   */
  public LineChart logY() {
    return logarithmicY();
  }

  private LineChart markAt(double x, String text) {
    Mark mark = new Mark(x, text, marks);
    addAnnotation(mark);
    marks.add(mark);
    frame().marks.add("marked at " + xText(x) + ": " + text);
    return this;
  }

  private void line(String name, Points points, double[] ys) {
    XYSeries series = addSeries(name, points.xs(), ys);
    series.setLineStyle(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarker(ys.length <= MOST_DOTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
  }
}
