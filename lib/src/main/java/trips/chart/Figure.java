package trips.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.AxesChart;

/**
 * What all charts of this package understand; each method that sets something returns the chart.
 *
 * @param <T> the chart's own type
 */
public sealed interface Figure<T extends Figure<T>>
    permits XyFigure, BarChart, ColumnChart, Drawing {

  /**
   * Sets the title, which says what the picture shows: above the plot, in a second line if long.
   */
  default T title(String title) {
    chart().setTitle(title);
    return self();
  }

  /** Sets a smaller line below the title, for example the conclusion. */
  default T subtitle(String subtitle) {
    frame().subtitle = subtitle;
    return self();
  }

  /** Sets the line below the plot that says where the data comes from and what to keep in mind. */
  default T caption(String caption) {
    frame().caption = caption;
    return self();
  }

  /** Sets the name of the horizontal axis, with its unit. */
  default T xLabel(String label) {
    chart().setXAxisTitle(label);
    return self();
  }

  /** Sets the name of the vertical axis, with its unit. */
  default T yLabel(String label) {
    chart().setYAxisTitle(label);
    return self();
  }

  /**
   * Sets the size of the whole picture.
   *
   * @param width in points of the screen, 200 to 4000
   * @param height in points of the screen, 120 to 4000
   * @throws IllegalArgumentException if a size is outside these bounds
   */
  T size(int width, int height);

  /** Returns the title, or null. */
  String getTitle();

  /** Returns the name of the horizontal axis, or null. */
  String getXAxisTitle();

  /** Returns the name of the vertical axis, or null. */
  String getYAxisTitle();

  /** Returns the width of the whole picture in points of the screen. */
  int getWidth();

  /** Returns the height of the whole picture in points of the screen. */
  int getHeight();

  /** Paints the whole picture in the size that is given. */
  void paint(Graphics2D graphics, int width, int height);

  /** Returns subtitle, caption and marks, for those who cannot see the picture. */
  default List<String> words() {
    return frame().words();
  }

  /** Returns what the plot shows, a line for each series, for those who cannot see it. */
  List<String> summary();

  /** Returns what stands around the plot; for this package. */
  Frame frame();

  private AxesChart<?, ?> chart() {
    return (AxesChart<?, ?>) this;
  }

  @SuppressWarnings("unchecked") // T is the implementing class, and all are in this package
  private T self() {
    return (T) this;
  }
}
