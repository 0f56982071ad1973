package trips.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.HorizontalBarSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.AxesChartSeriesCategory;
import org.knowm.xchart.internal.series.AxesChartSeriesNumerical;
import org.knowm.xchart.internal.series.Series;
import trips.chart.Figure;
import trips.chart.Summary;

/** What a chart shows, in words: for screen readers, for text front ends and for tests. */
final class ChartWords {

  private ChartWords() {}

  static String of(Figure<?> figure) {
    List<String> lines = new ArrayList<>();
    lines.add(title(figure, figure.getTitle()));
    lines.addAll(figure.words());
    axis("x axis", figure.getXAxisTitle(), lines);
    axis("y axis", figure.getYAxisTitle(), lines);
    lines.addAll(figure.summary());
    return String.join("\n", lines);
  }

  /** Returns the words of a chart that XChart has made. */
  static String of(Chart<?, ?> chart) {
    if (chart instanceof Figure<?> figure) {
      return of(figure);
    }
    List<String> lines = new ArrayList<>();
    lines.add(title(chart, chart.getTitle()));
    if (chart instanceof AxesChart<?, ?> axes) {
      axis("x axis", axes.getXAxisTitle(), lines);
      axis("y axis", axes.getYAxisTitle(), lines);
    }
    chart.getSeriesCollection().forEach(series -> lines.add(series(series)));
    return String.join("\n", lines);
  }

  private static String title(Object chart, String title) {
    return title == null || title.isBlank() ? kind(chart) : title + " (" + kind(chart) + ")";
  }

  /** LineChart becomes "line chart". */
  private static String kind(Object chart) {
    return chart
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static void axis(String name, String title, List<String> lines) {
    if (title != null && !title.isBlank()) {
      lines.add(name + ": " + title);
    }
  }

  private static String series(Series series) {
    if (series instanceof AxesChartSeriesNumerical points) {
      List<String> xs = Arrays.stream(points.getXData()).mapToObj(Summary::number).toList();
      return Summary.of(series.getName(), xs, points.getYData());
    }
    if (series instanceof AxesChartSeriesCategory bars) {
      return Summary.of(series.getName(), texts(bars.getXData()), bars.getYData());
    }
    if (series instanceof HorizontalBarSeries bars) {
      double[] values = bars.getXData().stream().mapToDouble(Number::doubleValue).toArray();
      return Summary.of(series.getName(), texts(bars.getYData()), values);
    }
    return series.getName();
  }

  private static List<String> texts(Collection<?> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
