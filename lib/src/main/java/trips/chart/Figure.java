package trips.chart;

import java.util.List;
import org.knowm.xchart.internal.chartpart.AxesChart;

/**
 * What all charts of this package understand beside XChart's own methods; each returns the chart.
 *
 * @param <T> the chart's own type
 */
public sealed interface Figure<T extends Figure<T>> permits LineChart, BarChart, ColumnChart {

  /** Sets the title, which says what the picture shows: one line, above the plot. */
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

  /** Returns subtitle, caption and marks, for those who cannot see the picture. */
  default List<String> words() {
    return frame().words();
  }

  /** Returns the text of a position on the horizontal axis, for example a date. */
  default String xText(double x) {
    return Numbers.exact(x);
  }

  /** Returns what stands around the plot; for this package. */
  Frame frame();

  private AxesChart<?, ?> chart() {
    return (AxesChart<?, ?>) this;
  }

  @SuppressWarnings("unchecked") // T is the implementing class, and all three are in this package
  private T self() {
    return (T) this;
  }
}
