package trips.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Every value as a dot, one row for each name, with an upright line at the median: for measurements
 * that are repeated, whose spread says as much as their middle.
 *
 * <p>The axis begins at 0, so that distances can be compared as ratios.
 */
public final class DotPlot extends Drawing<DotPlot> {

  private static final int WIDTH = 820;
  private static final int EDGE = 20;
  private static final int ROW = 46;
  private static final double DOT = 6;

  private final Map<String, double[]> rows;
  private final DoubleFunction<String> text;
  private final Span scale;

  /**
   * Creates a plot.
   *
   * @param rows one or more values of 0 or more for each name, in the order from the top
   * @param text how a median is written
   * @throws IllegalArgumentException if there are no rows, or more than there can be series
   */
  public DotPlot(Map<String, double[]> rows, DoubleFunction<String> text) {
    super(WIDTH, 130 + ROW * rows.size());
    Points.checkLength(rows.size());
    this.rows = new LinkedHashMap<>(rows);
    this.text = text;
    scale = Span.of(rows.values()).fromZero();
  }

  @Override
  public List<String> summary() {
    return rows.entrySet().stream()
        .map(
            row ->
                row.getKey()
                    + ": median "
                    + text.apply(median(row.getValue()))
                    + " of "
                    + row.getValue().length
                    + ", from "
                    + text.apply(Arrays.stream(row.getValue()).min().orElse(0))
                    + " to "
                    + text.apply(Arrays.stream(row.getValue()).max().orElse(0)))
        .toList();
  }

  /** Returns the middle one of some values, or the mean of the two in the middle. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  void draw(Graphics2D graphics, int width, int height) {
    Pen pen = new Pen(graphics);
    double names =
        rows.keySet().stream().mapToDouble(name -> pen.width(name, Theme.TEXT)).max().orElse(0);
    double left = EDGE + names + 16;
    double bottom = height - (getXAxisTitle().isEmpty() ? 34 : 58);
    // Room at the right for the words beside the last median.
    Rectangle2D area = new Rectangle2D.Double(left, 10, width - left - 90, bottom - 10);
    pen.axis(area, scale);
    double row = area.getHeight() / rows.size();
    int i = 0;
    for (var entry : rows.entrySet()) {
      double y = area.getMinY() + (i + 0.5) * row;
      pen.right(entry.getKey(), left - 12, y);
      row(pen, area, y, entry.getValue(), Theme.series(i++));
    }
    pen.centre(getXAxisTitle(), area.getCenterX(), bottom + 42);
  }

  private void row(Pen pen, Rectangle2D area, double y, double[] values, Color colour) {
    Color clear = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150);
    for (double value : values) {
      pen.fill(new Ellipse2D.Double(x(area, value) - DOT, y - DOT, 2 * DOT, 2 * DOT), clear);
    }
    double median = median(values);
    double x = x(area, median);
    pen.line(new Line2D.Double(x, y - 14, x, y + 14), Theme.INK, 2.4f);
    double end = x(area, Arrays.stream(values).max().orElse(0)) + DOT + 8;
    pen.onPicture(text.apply(median), Theme.TEXT, Theme.INK, end, y);
  }

  private double x(Rectangle2D area, double value) {
    return area.getMinX() + area.getWidth() * scale.part(value);
  }
}
