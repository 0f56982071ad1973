package trips.chart;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChart;

/**
 * Upright bars side by side, for short names in an order of their own, such as the hours of a day.
 *
 * <p>The height of a column is its value, so that the axis always begins at 0.
 */
public final class ColumnChart extends CategoryChart implements Figure<ColumnChart> {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;

  /** Letters that fit below a column before labels must be turned. */
  private static final int MOST_LETTERS = 90;

  private final transient Frame frame = new Frame();

  /**
   * Creates a chart of points, in the order of their positions; names keep the order they came in.
   *
   * @throws IllegalArgumentException if there are more than 100 columns
   */
  public ColumnChart(Points unsorted) {
    super(WIDTH, HEIGHT);
    Points points = unsorted.sorted();
    BarChart.checkLength(points);
    Theme.apply(getStyler(), points.series().size());
    getStyler().setYAxisTickLabelsFormattingFunction(Numbers::tick);
    getStyler().setAvailableSpaceFill(0.78);
    List<String> names = BarChart.labels(points);
    if (names.stream().mapToInt(String::length).sum() + names.size() > MOST_LETTERS) {
      getStyler().setXAxisLabelRotation(45);
    }
    points
        .series()
        .forEach((name, ys) -> addSeries(name, names, Arrays.stream(ys).boxed().toList()));
    setXAxisTitle(points.xName());
    setYAxisTitle(points.valueTitle());
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
    frame.paint(graphics, width, height, getTitle(), super::paint);
    setWidth(width);
    setHeight(height);
  }

  @Override
  protected void paintBackground(Graphics2D graphics) {
    // The frame has painted it.
  }
}
