package trips.chart;

import java.awt.Graphics2D;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * A chart over a continuous axis of numbers, days or times.
 *
 * @param <T> the chart's own type
 */
public abstract sealed class XyFigure<T extends XyFigure<T>> extends XYChart
    implements Figure<T>, Scaled permits LineChart, AreaChart, ScatterChart, HistogramChart {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;

  /** Up to as many positions may each have their tick. */
  private static final int MOST_EVEN = 10;

  private static final double DAY_MILLIS = 86_400_000;

  private final transient Frame frame = new Frame();
  private final Points.Kind kind;

  XyFigure(Points.Kind kind, int series) {
    super(WIDTH, HEIGHT);
    this.kind = kind;
    Theme.apply(getStyler(), series);
    getStyler().setYAxisTickLabelsFormattingFunction(Numbers::tick);
    getStyler().setMarkerSize(6);
  }

  @Override
  public T size(int width, int height) {
    Frame.checkSize(width, height);
    setWidth(width);
    setHeight(height);
    return self();
  }

  /**
   * Sets where the vertical axis begins and ends; returns the chart.
   *
   * @throws IllegalArgumentException if it would end before it begins
   */
  public T yRange(double from, double to) {
    Span span = Span.axis("vertical", from, to);
    getStyler().setYAxisMin(span.from()).setYAxisMax(span.to());
    return self();
  }

  /**
   * Sets where a horizontal axis of numbers begins and ends, so that charts can be compared;
   * returns the chart.
   *
   * @throws IllegalArgumentException if it would end before it begins, or the axis has days or
   *     times
   */
  public T xRange(double from, double to) {
    if (kind != Points.Kind.NUMBER) {
      throw new IllegalArgumentException(
          "the horizontal axis has days or times, and xRange takes numbers; filter the rows");
    }
    Span span = Span.axis("horizontal", from, to);
    getStyler().setXAxisMin(span.from()).setXAxisMax(span.to());
    return self();
  }

  @Override
  public List<String> summary() {
    return getSeriesCollection().stream()
        .map(
            series ->
                Summary.of(
                    series.getName(),
                    Arrays.stream(series.getXData()).mapToObj(this::xText).toList(),
                    series.getYData()))
        .toList();
  }

  /** Returns the text of a position on the horizontal axis, for example a date. */
  final String xText(double x) {
    if (kind == Points.Kind.NUMBER) {
      return x == Math.rint(x) ? Numbers.plain(x) : Summary.number(x);
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
  public Span scale() {
    Span data = Span.of(getSeriesCollection().stream().map(XYSeries::getYData).toList());
    Double from = getStyler().getYAxisMin();
    Double to = getStyler().getYAxisMax();
    return new Span(from == null ? data.from() : from, to == null ? data.to() : to);
  }

  @Override
  public void paintWith(Span scale, Runnable paint) {
    Scaled.paintWith(getStyler(), scale, paint);
  }

  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    int ownWidth = getWidth();
    int ownHeight = getHeight();
    frame.paint(graphics, width, height, getTitle(), legend(), super::paint);
    // XChart keeps the size of what it painted last, which was the plot alone.
    setWidth(ownWidth);
    setHeight(ownHeight);
  }

  @Override
  protected void paintBackground(Graphics2D graphics) {
    // The frame has painted it.
  }

  /** Returns the names of the series with their colours, if they need any. */
  Legend legend() {
    return frame.legend(seriesMap.keySet());
  }

  /** Adds a series whose positions are of this chart's kind. */
  final XYSeries addSeries(String name, List<?> xs, double[] ys) {
    List<Double> values = Arrays.stream(ys).boxed().toList();
    return kind == Points.Kind.NUMBER
        ? super.addSeries(name, xs, values)
        : super.addSeries(
            name, xs.stream().map(x -> new Date((long) Points.place(x))).toList(), values);
  }

  /** Sets how the horizontal axis writes its positions, which are sorted. */
  final void xTicks(List<?> xs) {
    if (kind == Points.Kind.NUMBER) {
      numbersAxis(xs);
      getStyler().setXAxisDecimalPattern(years(xs) ? "0" : "#,##0.####");
      return;
    }
    getStyler().setXAxisTickMarkSpacingHint(110);
    double first = Points.place(xs.get(0));
    double days = (Points.place(xs.get(xs.size() - 1)) - first) / DAY_MILLIS;
    getStyler().setDatePattern(days <= 2 ? "HH:mm" : days <= 300 ? "d MMM" : "MMM yyyy");
  }

  /** Lets the vertical axis begin at 0 unless a value is negative. */
  final void fromZero() {
    boolean negative =
        getSeriesCollection().stream()
            .flatMapToDouble(series -> Arrays.stream(series.getYData()))
            .anyMatch(y -> y < 0);
    getStyler().setYAxisMin(negative ? null : Double.valueOf(0));
  }

  final T logarithmicX() {
    getSeriesCollection().forEach(series -> checkPositive("horizontal", series.getXData()));
    Span decades =
        Ticks.decades(Span.of(getSeriesCollection().stream().map(XYSeries::getXData).toList()));
    getStyler().setXAxisLogarithmic(true).setXAxisMin(decades.from());
    // XChart leaves out a last number that would reach over the edge.
    getStyler().setXAxisMax(decades.to() * Math.pow(decades.to() / decades.from(), 0.05));
    getStyler().setXAxisTickLabelsFormattingFunction(Numbers::tick);
    getStyler().setPlotGridVerticalLinesVisible(true);
    return self();
  }

  final T logarithmicY() {
    getSeriesCollection().forEach(series -> checkPositive("vertical", series.getYData()));
    Span decades =
        Ticks.decades(Span.of(getSeriesCollection().stream().map(XYSeries::getYData).toList()));
    getStyler().setYAxisLogarithmic(true).setYAxisMin(decades.from()).setYAxisMax(decades.to());
    return self();
  }

  private static void checkPositive(String axis, double[] values) {
    for (double value : values) {
      if (value <= 0) {
        throw new IllegalArgumentException(
            "a logarithmic "
                + axis
                + " axis has no place for "
                + Numbers.exact(value)
                + "; filter values of 0 and below out, or leave the axis as it is");
      }
    }
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

  @SuppressWarnings("unchecked") // T is the extending class, as the permitted four show
  private T self() {
    return (T) this;
  }
}
