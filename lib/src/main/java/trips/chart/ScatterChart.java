package trips.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A dot for each row, to see whether two numbers go together.
 *
 * <p>Both axes span the data and need not begin at 0. Dots let others shine through where there are
 * many.
 */
public final class ScatterChart extends XyFigure<ScatterChart> {

  /** The most dots; with more, a picture takes half a megabyte, and the middle is one blot. */
  static final int MOST = 3_000;

  /** Up to as many dots do not hide each other much. */
  private static final int FEW = 100;

  private final transient Source source;

  /**
   * Creates a chart of what the source has.
   *
   * @throws IllegalArgumentException if the positions are names, or there are more than 3,000 rows
   */
  public ScatterChart(Source source) {
    super(source.points().onAxis().kind(), source.points().series().size());
    this.source = source;
    Points points = source.points();
    checkLength(points.xs().size());
    points.series().forEach((name, ys) -> dots(name, points.xs(), ys));
    xTicks(points.sorted().xs());
    getStyler().setPlotGridVerticalLinesVisible(true);
    setXAxisTitle(points.xName());
    setYAxisTitle(points.valueTitle());
  }

  /**
   * Gives the dots of each value of a column a colour, in the order of the values.
   *
   * @throws IllegalArgumentException if there is no such column, it has more values than there are
   *     colours, or several columns of numbers are drawn
   */
  public ScatterChart by(String column) {
    Map<String, Points> groups = source.rows(column);
    seriesMap.clear();
    groups.forEach((name, points) -> dots(name, points.xs(), points.values()));
    frame().divided = true;
    return this;
  }

  /**
   * Makes the horizontal axis logarithmic: equal steps multiply by 10.
   *
   * @throws IllegalArgumentException if a position is 0 or less
   */
  public ScatterChart logX() {
    return logarithmicX();
  }

  /**
   * Makes the vertical axis logarithmic: equal steps multiply by 10.
   *
   * @throws IllegalArgumentException if a value is 0 or less
   */
  public ScatterChart logY() {
    return logarithmicY();
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (XYSeries series : getSeriesCollection()) {
      Span xs = Span.of(List.of(series.getXData()));
      Span ys = Span.of(List.of(series.getYData()));
      lines.add(
          series.getName()
              + String.format(Locale.ROOT, ": %,d dots", series.getXData().length)
              + ", from "
              + xText(xs.from())
              + " to "
              + xText(xs.to())
              + " across and from "
              + Summary.number(ys.from())
              + " to "
              + Summary.number(ys.to())
              + " upwards, correlation "
              + Summary.number(correlation(series.getXData(), series.getYData())));
    }
    return lines;
  }

  private void dots(String name, List<?> xs, double[] ys) {
    XYSeries series = addSeries(name, xs, ys);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    Color colour = Theme.series(getSeriesCollection().size() - 1);
    int alpha = ys.length <= FEW ? 220 : 110;
    series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha));
  }

  private static void checkLength(int rows) {
    if (rows > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d dots, of which at most %,d can be told apart; draw a part of them with"
                  + " limit(%d) or sample(…, 1L), or count them in a Charts.heatMap",
              rows,
              MOST,
              MOST));
    }
  }

  /** Pearson's coefficient, -1 to 1; 0 if one of both never changes. */
  static double correlation(double[] xs, double[] ys) {
    int[] both =
        IntStream.range(0, xs.length).filter(i -> Double.isFinite(xs[i] + ys[i])).toArray();
    double meanX = IntStream.of(both).mapToDouble(i -> xs[i]).average().orElse(0);
    double meanY = IntStream.of(both).mapToDouble(i -> ys[i]).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i : both) {
      xy += (xs[i] - meanX) * (ys[i] - meanY);
      xx += (xs[i] - meanX) * (xs[i] - meanX);
      yy += (ys[i] - meanY) * (ys[i] - meanY);
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }
}
