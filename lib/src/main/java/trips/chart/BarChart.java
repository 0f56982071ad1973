package trips.chart;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;

/**
 * Bars from left to right, one row per name, the first at the top; for ranks and long names.
 *
 * <p>The length of a bar is its value, so that the axis always begins at 0. The picture grows with
 * the number of rows unless {@link #size} is called.
 */
public final class BarChart extends HorizontalBarChart implements Figure<BarChart>, Scaled {

  /** The most bars that can be read. */
  static final int MOST = 100;

  /** The part of a row that bars fill. */
  static final double FILL = 0.72;

  private static final int WIDTH = 820;

  /** The height without bars, and of each of them. */
  private static final int HEAD = 130;

  private static final int ROW = 30;

  /** How long the words at the ends of bars usually are, as a part of the longest bar. */
  private static final double USUAL_ROOM = 0.14;

  /** What stands beside names and bars: paddings and ticks. */
  private static final int EDGES = 60;

  private final transient Frame frame = new Frame();
  private final transient Source source;
  private transient Span values = new Span(0, 0);

  /** Where we let the axis end; elsewhere, the reader has set it. */
  private Double ownMaximum;

  /** What the height is unless the reader sets one. */
  private int automaticHeight = HEAD;

  /**
   * Creates a chart of what the source has, in its order.
   *
   * @throws IllegalArgumentException if there are more than 100 bars
   */
  public BarChart(Source source) {
    super(WIDTH, HEAD);
    this.source = source;
    Theme.apply(getStyler(), source.points().series().size());
    getStyler().setPlotGridHorizontalLinesVisible(false);
    getStyler().setAvailableSpaceFill(FILL);
    getStyler().setYAxisLabelAlignment(TextAlignment.Right);
    // XChart leaves out names that stand closer than the hint for the other axis.
    getStyler().setXAxisTickMarkSpacingHint(20);
    getStyler().setXAxisTickLabelsFormattingFunction(x -> "");
    getStyler().setAxisTickMarksColor(Theme.CLEAR);
    setXAxisTitle(source.points().valueTitle());
    setYAxisTitle("");
    if (source.divider().isEmpty()) {
      show(source.points());
    }
  }

  /**
   * Draws a bar for each value of a column, side by side, in the order of the values.
   *
   * @throws IllegalArgumentException if there is no such column, it has more values than there are
   *     colours, several columns of numbers are drawn, or two rows of one value have one name
   */
  public BarChart by(String column) {
    show(Groups.wide(source.groups(column)));
    frame.divided = true;
    return this;
  }

  private void show(Points points) {
    checkLength(points);
    if (getHeight() == automaticHeight) {
      automaticHeight = HEAD + ROW * points.xs().size() * points.series().size();
      setHeight(automaticHeight);
    }
    List<String> names = labels(points);
    seriesMap.clear();
    points
        .series()
        .forEach((name, ys) -> addSeries(name, Arrays.stream(ys).boxed().toList(), names));
    annotations.clear();
    addAnnotation(new BarValues(points));
    values = Span.of(points.series().values()).withZero();
    axis(USUAL_ROOM);
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
    int ownWidth = getWidth();
    int ownHeight = getHeight();
    makeRoom(graphics, width);
    frame.paint(
        graphics, width, height, getTitle(), frame.legend(seriesMap.keySet()), super::paint);
    setWidth(ownWidth);
    setHeight(ownHeight);
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
    List<String> names = points.xs().stream().map(Numbers::name).toList();
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

  @Override
  public List<String> words() {
    if (getSeriesCollection().isEmpty()) {
      throw source.needsBy();
    }
    return frame.words();
  }

  @Override
  public List<String> summary() {
    return getSeriesCollection().stream()
        .map(
            bars ->
                Summary.of(
                    bars.getName(),
                    bars.getYData().stream().map(String::valueOf).toList(),
                    values(bars)))
        .toList();
  }

  @Override
  public Span scale() {
    return Span.of(getSeriesCollection().stream().map(BarChart::values).toList()).withZero();
  }

  private static double[] values(HorizontalBarSeries bars) {
    return bars.getXData().stream().mapToDouble(Number::doubleValue).toArray();
  }

  @Override
  public void paintWith(Span scale, Runnable paint) {
    values = scale;
    axis(USUAL_ROOM);
    try {
      paint.run();
    } finally {
      values = scale();
      axis(USUAL_ROOM);
    }
  }

  /** Widens the axis where the words at the longest bars would reach over the edge. */
  private void makeRoom(Graphics2D graphics, int width) {
    if (!Objects.equals(getStyler().getXAxisMax(), ownMaximum)) {
      return;
    }
    double words =
        getSeriesCollection().stream()
            .flatMapToDouble(bars -> Arrays.stream(values(bars)))
            .filter(Double::isFinite)
            .map(value -> Pen.width(graphics, Numbers.exact(value), Theme.TEXT))
            .max()
            .orElse(0);
    double names =
        getSeriesCollection().iterator().next().getYData().stream()
            .mapToDouble(name -> Pen.width(graphics, String.valueOf(name), Theme.TEXT))
            .max()
            .orElse(0);
    double bars = Math.max(40, width - names - words - EDGES);
    axis(Math.max(USUAL_ROOM, (words + BarValues.GAP) / bars));
  }

  /**
   * Leaves room for the values at the ends of the longest bars.
   *
   * @param part how long that is, as a part of the longest
   */
  private void axis(double part) {
    double room = Math.max(part * values.length(), 1e-9);
    ownMaximum = values.to() > 0 || values.from() == 0 ? values.to() + room : 0.0;
    getStyler().setXAxisMin(values.from() < 0 ? values.from() - room : 0.0);
    getStyler().setXAxisMax(ownMaximum);
  }
}
