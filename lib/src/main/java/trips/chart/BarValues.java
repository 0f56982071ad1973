package trips.chart;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** The value of each bar, written where the bar ends: exact, and nearer to the eye than an axis. */
final class BarValues extends Annotation {

  /** Between the end of a bar and its value. */
  static final int GAP = 6;

  private final List<double[]> series;
  private final int names;

  BarValues(Points points) {
    super(false);
    series = new ArrayList<>(points.series().values());
    names = points.xs().size();
  }

  @Override
  public void paint(Graphics2D graphics) {
    // The first category is the least position of the axis, and at the top.
    double top = Math.min(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
    double height = Math.abs(getYAxisScreenValueForMin() - getYAxisScreenValueForMax());
    bounds = new Rectangle2D.Double(0, top, 1, height);
    double row = height * 0.97 / names;
    double fill = row * BarChart.FILL;
    for (int i = 0; i < names; i++) {
      for (int s = 0; s < series.size(); s++) {
        double value = series.get(s)[i];
        double middle =
            top + height * 0.015 + row * i + (row - fill) / 2 + fill * (s + 0.5) / series.size();
        if (!Double.isNaN(value)) {
          write(graphics, value, middle);
        }
      }
    }
  }

  private void write(Graphics2D graphics, double value, double middle) {
    String text = Numbers.exact(value);
    double width = new TextLayout(text, Theme.TEXT, graphics.getFontRenderContext()).getAdvance();
    double end = chart.getScreenXFromChart(value);
    double x = value < 0 ? end - GAP - width : end + GAP;
    Frame.words(graphics, text, Theme.TEXT, Theme.INK, x, middle + 5);
  }
}
