package trips.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How often which numbers occur: upright bars over bins of equal width, whose edges are round
 * numbers.
 *
 * <p>Nulls, NaN and infinite numbers are left out; the words say how many. A Dataset is counted by
 * Spark, in two jobs, whatever its size.
 */
public final class HistogramChart extends XyFigure<HistogramChart> {

  private static final int USUAL = 30;
  private static final int MOST = 200;

  private final transient Counted counted;
  private final transient Counted.Extent extent;
  private transient Span span;
  private transient Cells cells;
  private transient TreeMap<Long, Long> counts;
  private transient Bins bins;
  private int most = USUAL;

  /**
   * Creates a chart and counts.
   *
   * @throws IllegalArgumentException if there is no finite number
   */
  public HistogramChart(Counted counted) {
    super(Points.Kind.NUMBER, 1);
    this.counted = counted;
    extent = counted.extent();
    if (extent.span() == null) {
      Points.checkLength(extent.rows());
      throw new IllegalArgumentException(
          "column "
              + counted.name()
              + " has no numbers, only nulls; look at the step that made it");
    }
    setXAxisTitle(counted.name());
    setYAxisTitle("rows");
    getStyler().setXAxisTickMarkSpacingHint(90);
    addAnnotation(new Bars());
    count(extent.span(), false);
  }

  /**
   * Sets how many bins there are at most; there are fewer if that makes their edges round.
   *
   * @param most 1 to 200
   * @throws IllegalArgumentException if it is outside these bounds
   */
  public HistogramChart bins(int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(most + " bins; allowed are 1 to " + MOST);
    }
    this.most = most;
    return show();
  }

  /**
   * Counts only the numbers from one bound to the other, which is not in it, for data with a few
   * that are far away; the words say how many are left out. Counts anew.
   *
   * @throws IllegalArgumentException if the second bound is not the greater, or no number is
   *     between
   */
  public HistogramChart range(double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "numbers from " + from + " to " + to + "; the second must be the greater");
    }
    Span inside = new Span(Math.max(from, extent.span().from()), Math.min(to, extent.span().to()));
    if (!(inside.from() <= inside.to())) {
      throw new IllegalArgumentException(
          "no number is between "
              + Numbers.exact(from)
              + " and "
              + Numbers.exact(to)
              + "; they are from "
              + Numbers.exact(extent.span().from())
              + " to "
              + Numbers.exact(extent.span().to()));
    }
    return count(inside, to <= extent.span().to());
  }

  @Override
  public List<String> summary() {
    int highest = 0;
    long shown = 0;
    for (int i = 0; i < bins.counts().length; i++) {
      shown += bins.counts()[i];
      highest = bins.counts()[i] > bins.counts()[highest] ? i : highest;
    }
    String bin = Numbers.exact(bins.edge(highest)) + " to " + Numbers.exact(bins.edge(highest + 1));
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: %,d numbers from %s to %s in %d bins of %s, most of them from %s: %,d",
            counted.name(),
            shown,
            Numbers.exact(span.from()),
            Numbers.exact(span.to()),
            bins.counts().length,
            Numbers.exact(bins.width()),
            bin,
            bins.counts()[highest]),
        String.format(
            Locale.ROOT,
            "not shown: %,d outside of the range, %,d without a number",
            extent.finite() - shown,
            extent.rows() - extent.finite()));
  }

  private HistogramChart count(Span inside, boolean withoutEnd) {
    span = inside;
    cells = Cells.over(inside, extent.whole());
    if (withoutEnd) {
      cells = cells.before(inside.to());
    }
    counts = counted.count(cells);
    return show();
  }

  private HistogramChart show() {
    bins = Bins.join(cells, counts, extent.whole(), most);
    seriesMap.clear();
    double[] xs = new double[bins.counts().length];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = bins.edge(i) + bins.width() / 2;
      ys[i] = bins.counts()[i];
    }
    // The series gives the axes their numbers; the bars are drawn over it.
    XYSeries series = addSeries(counted.name(), xs, ys);
    series.setMarker(SeriesMarkers.NONE).setLineColor(Theme.CLEAR);
    getStyler().setXAxisMin(bins.from()).setXAxisMax(bins.to()).setYAxisMin(0.0);
    getStyler().setXAxisTickLabelsFormattingFunction(Numbers::tick);
    return this;
  }

  private final class Bars extends Annotation {

    private static final double GAP = 1;

    Bars() {
      super(false);
    }

    @Override
    public void paint(Graphics2D graphics) {
      double floor = chart.getScreenYFromChart(0);
      for (int i = 0; i < bins.counts().length; i++) {
        double left = chart.getScreenXFromChart(bins.edge(i));
        double width = chart.getScreenXFromChart(bins.edge(i + 1)) - left;
        double top = chart.getScreenYFromChart(bins.counts()[i]);
        graphics.setColor(Theme.series(0));
        if (bins.counts()[i] > 0) {
          graphics.fill(new Rectangle2D.Double(left, top, Math.max(1, width - GAP), floor - top));
        }
      }
      bounds = new Rectangle2D.Double(0, 0, 1, 1);
    }
  }
}
