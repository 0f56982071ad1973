package trips.chart;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/**
 * Upright bars side by side, for short names in an order of their own, such as the hours of a day.
 *
 * <p>The height of a column is its value, so that the axis always begins at 0.
 */
public final class ColumnChart extends CategoryChart implements Figure<ColumnChart>, Scaled {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;

  /** Letters that fit below a column before labels must be turned. */
  private static final int MOST_LETTERS = 90;

  private final transient Frame frame = new Frame();
  private final transient Source source;

  /**
   * Creates a chart of what the source has, in the order of the positions; names keep the order
   * they came in.
   *
   * @throws IllegalArgumentException if there are more than 100 columns
   */
  public ColumnChart(Source source) {
    super(WIDTH, HEIGHT);
    this.source = source;
    Points points = source.points().sorted();
    Theme.apply(getStyler(), points.series().size());
    getStyler().setYAxisTickLabelsFormattingFunction(Numbers::tick);
    getStyler().setAvailableSpaceFill(0.78);
    setXAxisTitle(points.xName());
    setYAxisTitle(points.valueTitle());
    if (source.divider().isEmpty()) {
      show(points);
    }
  }

  /**
   * Draws a column for each value of a column of the data, side by side, in the order of the
   * values.
   *
   * @throws IllegalArgumentException if there is no such column, it has more values than there are
   *     colours, several columns of numbers are drawn, or two rows of one value have one name
   */
  public ColumnChart by(String column) {
    show(Groups.wide(source.groups(column)));
    frame.divided = true;
    return this;
  }

  private void show(Points points) {
    BarChart.checkLength(points);
    List<String> names = BarChart.labels(points);
    seriesMap.clear();
    if (names.stream().mapToInt(String::length).sum() + names.size() > MOST_LETTERS) {
      getStyler().setXAxisLabelRotation(45);
    }
    points
        .series()
        .forEach((name, ys) -> addSeries(name, names, Arrays.stream(ys).boxed().toList()));
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
            columns ->
                Summary.of(
                    columns.getName(),
                    columns.getXData().stream().map(String::valueOf).toList(),
                    columns.getYData()))
        .toList();
  }

  @Override
  public Span scale() {
    return Span.of(getSeriesCollection().stream().map(CategorySeries::getYData).toList())
        .withZero();
  }

  @Override
  public void paintWith(Span scale, Runnable paint) {
    Scaled.paintWith(getStyler(), scale, paint);
  }

  @Override
  public ColumnChart size(int width, int height) {
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
    frame.paint(
        graphics, width, height, getTitle(), frame.legend(seriesMap.keySet()), super::paint);
    setWidth(ownWidth);
    setHeight(ownHeight);
  }

  @Override
  protected void paintBackground(Graphics2D graphics) {
    // The frame has painted it.
  }
}
