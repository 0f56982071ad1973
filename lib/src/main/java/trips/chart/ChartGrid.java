package trips.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Charts beside and below each other in one picture.
 *
 * <p>Charts of one kind share the scale of their values, so that they can be compared: the axis of
 * lines, areas, bars, columns, dots and histograms, the time of Gantt charts, the colours of heat
 * maps, colours and areas of maps. {@link #freeScales} leaves each its own.
 */
public final class ChartGrid extends Drawing<ChartGrid> {

  /** The most charts that can be seen at once. */
  static final int MOST = 30;

  private static final int NARROWEST = 820;
  private static final int WIDEST = 1100;
  private static final int CHART_WIDTH = 400;

  /** In plots below 160 points, XChart puts numbers on the vertical axis close to each other. */
  private static final int CHART_HEIGHT = 310;

  private final int columns;
  private final List<Figure<?>> charts;
  private boolean shared = true;

  /**
   * Creates a grid.
   *
   * @param columns how many charts stand beside each other, 1 to 6
   * @throws IllegalArgumentException if there are no or more than 30 charts, or too many columns
   */
  public ChartGrid(int columns, List<Figure<?>> charts) {
    super(Math.min(WIDEST, Math.max(NARROWEST, CHART_WIDTH * columns)), 0);
    if (columns < 1 || columns > 6) {
      throw new IllegalArgumentException(columns + " columns of charts; allowed are 1 to 6");
    }
    if (charts.isEmpty() || charts.size() > MOST) {
      throw new IllegalArgumentException(
          charts.size() + " charts in a grid; allowed are 1 to " + MOST);
    }
    this.columns = columns;
    this.charts = List.copyOf(charts);
    double width = (double) getWidth() / columns;
    double shape =
        charts.stream()
            .mapToDouble(chart -> (double) chart.getHeight() / chart.getWidth())
            .max()
            .orElse(0.5);
    int height = (int) Math.max(CHART_HEIGHT, width * shape);
    size(getWidth(), Math.min(4000, 50 + height * rows()));
  }

  /** Lets each chart have the scale that its own values need; returns the grid. */
  public ChartGrid freeScales() {
    shared = false;
    return this;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      Figure<?> chart = charts.get(i);
      String title = chart.getTitle();
      lines.add("chart " + (i + 1) + (title == null || title.isBlank() ? "" : ": " + title));
      lines.addAll(chart.words());
      lines.addAll(chart.summary());
    }
    return lines;
  }

  @Override
  void draw(Graphics2D graphics, int width, int height) {
    int chartWidth = width / columns;
    int chartHeight = height / rows();
    Optional<Span> scale = shared ? sharedScale() : Optional.empty();
    for (int i = 0; i < charts.size(); i++) {
      Figure<?> chart = charts.get(i);
      AffineTransform before = graphics.getTransform();
      graphics.translate(i % columns * chartWidth, i / columns * chartHeight);
      Runnable paint =
          () -> chart.frame().paintInside(() -> chart.paint(graphics, chartWidth, chartHeight));
      if (scale.isPresent() && chart instanceof Scaled scaled) {
        scaled.paintWith(scale.get(), paint);
      } else {
        paint.run();
      }
      graphics.setTransform(before);
    }
  }

  /** Returns the scale of all charts if they are of one kind that has one. */
  private Optional<Span> sharedScale() {
    boolean oneKind = charts.stream().map(Object::getClass).distinct().count() == 1;
    return oneKind && charts.get(0) instanceof Scaled
        ? charts.stream().map(chart -> ((Scaled) chart).scale()).reduce(Span::and)
        : Optional.empty();
  }

  private int rows() {
    return (charts.size() + columns - 1) / columns;
  }
}
