package trips.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Areas on top of each other, whose upper edge is the sum: parts of a whole over numbers, days or
 * times.
 *
 * <p>The first series lies at the bottom; the legend names them from the top. A missing value
 * counts as 0.
 */
public final class AreaChart extends XyFigure<AreaChart> {

  private final transient Source source;
  private Points points;

  /**
   * Creates a chart of what the source has.
   *
   * @throws IllegalArgumentException if the positions are names, or a value is negative
   */
  public AreaChart(Source source) {
    super(source.points().onAxis().kind(), source.points().series().size());
    this.source = source;
    setXAxisTitle(source.points().xName());
    setYAxisTitle(source.points().valueTitle());
    show(source.points().sorted());
    xTicks(points.xs());
  }

  /**
   * Draws an area for each value of a column, in the order of the values; returns the chart.
   *
   * @throws IllegalArgumentException if there is no such column, it has more values than there are
   *     colours, several columns of numbers are drawn, or two rows of one value have one position
   */
  public AreaChart by(String column) {
    show(Groups.wide(source.groups(column)));
    frame().divided = true;
    return this;
  }

  /** From the top, as the areas lie. */
  @Override
  Legend legend() {
    List<String> names = new ArrayList<>(super.legend().names());
    List<Color> colours = new ArrayList<>(super.legend().colours());
    Collections.reverse(colours);
    return new Legend(names, colours);
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    points.series().forEach((name, ys) -> lines.add(Summary.of(name, texts(), ys)));
    if (points.series().size() > 1) {
      lines.add(Summary.of("sum of all", texts(), total()));
    }
    return lines;
  }

  private List<String> texts() {
    return points.xs().stream().map(x -> xText(Points.place(x))).toList();
  }

  private double[] total() {
    double[] total = new double[points.xs().size()];
    points.series().values().forEach(ys -> add(total, ys));
    return total;
  }

  private void show(Points shown) {
    shown.series().forEach((name, ys) -> checkNotNegative(name, shown.xs(), ys));
    points = shown;
    seriesMap.clear();
    Map<String, double[]> tops = new LinkedHashMap<>();
    double[] height = new double[shown.xs().size()];
    shown
        .series()
        .forEach(
            (name, ys) -> {
              add(height, ys);
              tops.put(name, height.clone());
            });
    // XChart fills down to the axis, so the highest is painted first and the next over it.
    List<String> names = new ArrayList<>(tops.keySet());
    Collections.reverse(names);
    for (String name : names) {
      area(name, tops.get(name), new ArrayList<>(tops.keySet()).indexOf(name));
    }
    getStyler().setYAxisMin(0.0);
  }

  private void area(String name, double[] top, int colour) {
    XYSeries series = addSeries(name, points.xs(), top);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    series.setMarker(SeriesMarkers.NONE);
    series.setFillColor(Theme.series(colour));
    series.setLineColor(Theme.PANEL);
    series.setLineStyle(new BasicStroke(1.2f));
  }

  private static void add(double[] sum, double[] values) {
    Arrays.setAll(sum, i -> sum[i] + (Double.isNaN(values[i]) ? 0 : values[i]));
  }

  private void checkNotNegative(String name, List<?> xs, double[] ys) {
    for (int i = 0; i < ys.length; i++) {
      if (ys[i] < 0) {
        throw new IllegalArgumentException(
            name
                + " is "
                + Numbers.exact(ys[i])
                + " at "
                + xText(Points.place(xs.get(i)))
                + ", but areas that are stacked are parts of a whole, 0 or more; draw a"
                + " Charts.line");
      }
    }
  }
}
