package trips.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
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

/** What a chart shows, in words: for screen readers, for text front ends and for tests. */
final class ChartWords {

  private ChartWords() {}

  static String of(Chart<?, ?> chart) {
    List<String> lines = new ArrayList<>();
    String kind = kind(chart);
    String title = chart.getTitle();
    lines.add(title == null || title.isBlank() ? kind : title + " (" + kind + ")");
    if (chart instanceof Figure<?> figure) {
      figure.words().forEach(lines::add);
    }
    if (chart instanceof AxesChart<?, ?> axes) {
      axis("x axis", axes.getXAxisTitle(), lines);
      axis("y axis", axes.getYAxisTitle(), lines);
    }
    for (Series series : chart.getSeriesCollection()) {
      lines.add(series(chart, series));
    }
    return String.join("\n", lines);
  }

  /** LineChart becomes "line chart". */
  private static String kind(Chart<?, ?> chart) {
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

  private static String series(Chart<?, ?> chart, Series series) {
    if (series instanceof AxesChartSeriesNumerical points) {
      List<String> xs = new ArrayList<>();
      for (double x : points.getXData()) {
        xs.add(chart instanceof Figure<?> figure ? figure.xText(x) : number(x));
      }
      return values(series.getName(), xs, points.getYData());
    }
    if (series instanceof AxesChartSeriesCategory bars) {
      return values(series.getName(), texts(bars.getXData()), bars.getYData());
    }
    if (series instanceof HorizontalBarSeries bars) {
      double[] values = bars.getXData().stream().mapToDouble(Number::doubleValue).toArray();
      return values(series.getName(), texts(bars.getYData()), values);
    }
    return series.getName();
  }

  private static List<String> texts(Collection<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static String values(String name, List<String> xs, double[] ys) {
    int least = -1;
    int most = -1;
    for (int i = 0; i < ys.length; i++) {
      if (Double.isFinite(ys[i])) {
        least = least < 0 || ys[i] < ys[least] ? i : least;
        most = most < 0 || ys[i] > ys[most] ? i : most;
      }
    }
    if (least < 0) {
      return name + ": no values";
    }
    return name
        + ": "
        + ys.length
        + (ys.length == 1 ? " point" : " points")
        + ", first "
        + at(xs, ys, 0)
        + ", last "
        + at(xs, ys, ys.length - 1)
        + ", lowest "
        + at(xs, ys, least)
        + ", highest "
        + at(xs, ys, most);
  }

  private static String at(List<String> xs, double[] ys, int i) {
    return (!Double.isFinite(ys[i]) ? "nothing" : number(ys[i])) + " at " + xs.get(i);
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 10_000;
    return whole && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
