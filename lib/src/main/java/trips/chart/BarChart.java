package trips.chart;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/**
 * Bars from left to right, one row per name, the first at the top; for ranks and long names.
 *
 * <p>The length of a bar is its value, so that the axis always begins at 0. The picture grows with
 * the number of rows unless {@link #size} is called.
 */
public final class BarChart extends HorizontalBarChart implements Figure<BarChart> {

  /** The most bars that can be read. */
  static final int MOST = 100;

  /** The part of a row that bars fill. */
  static final double FILL = 0.72;

  private static final int WIDTH = 820;

  private final transient Frame frame = new Frame();

  /**
   * Creates a chart of points, in their order.
   *
   * @throws IllegalArgumentException if there are more than 100 bars
   */
  public BarChart(Points points) {
    super(WIDTH, 130 + 30 * points.xs().size() * points.series().size());
    checkLength(points);
    Theme.apply(getStyler(), points.series().size());
    getStyler().setPlotGridHorizontalLinesVisible(false);
    getStyler().setAvailableSpaceFill(FILL);
    addAnnotation(new BarValues(points));
    axis(points);
    getStyler().setYAxisLabelAlignment(TextAlignment.Right);
    // XChart leaves out names that stand closer than the hint for the other axis.
    getStyler().setXAxisTickMarkSpacingHint(20);
    getStyler().setXAxisTickLabelsFormattingFunction(x -> "");
    getStyler().setAxisTickMarksColor(Theme.CLEAR);
    List<String> names = labels(points);
    points
        .series()
        .forEach((name, ys) -> addSeries(name, Arrays.stream(ys).boxed().toList(), names));
    setXAxisTitle(points.valueTitle());
    setYAxisTitle("");
  }

  @Override
  public BarChart size(int width, int height) {
    Frame.checkSize(width, height);
    setWidth(width);
    setHeight(height);
    return this;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    frame.paint(graphics, width, height, getTitle(), super::paint);
    setWidth(width);
    setHeight(height);
  }

  @Override
  protected void paintBackground(Graphics2D graphics) {
    // The frame has painted it.
  }

  /**
   * Returns the names of the bars: numbers without a fraction they do not have.
   *
   * @throws IllegalArgumentException if two are the same, which would lie on top of each other
   */
  static List<String> labels(Points points) {
    List<String> names =
        points.xs().stream()
            .map(x -> x instanceof Double number ? Numbers.plain(number) : x.toString())
            .toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "two rows are named \""
                + name
                + "\", and each bar needs a name of its own; sum them with groupBy first");
      }
    }
    return names;
  }

  static void checkLength(Points points) {
    if (points.xs().size() > MOST) {
      throw new IllegalArgumentException(
          points.xs().size()
              + " bars, of which at most "
              + MOST
              + " can be read; keep the greatest with orderBy(desc(…)).limit(20), or group them");
    }
  }

  /** Leaves room for the values at the ends of the longest bars. */
  private void axis(Points points) {
    double least = all(points).min().orElse(0);
    double most = all(points).max().orElse(0);
    double room = 0.14 * (Math.max(most, 0) - Math.min(least, 0));
    getStyler().setXAxisMin(least < 0 ? least - room : 0.0);
    getStyler().setXAxisMax(most > 0 || least == 0 ? most + Math.max(room, 1e-9) : 0.0);
  }

  private static DoubleStream all(Points points) {
    return points.series().values().stream()
        .flatMapToDouble(Arrays::stream)
        .filter(value -> !Double.isNaN(value));
  }
}
