package trips;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import tech.tablesaw.api.Table;
import trips.chart.BarChart;
import trips.chart.ColumnChart;
import trips.chart.LineChart;
import trips.chart.Points;
import trips.chart.Source;

/**
 * Makes charts of a Dataset, a Tablesaw table, a map or two lists: {@code Charts.line(perDay,
 * "date", "trips").title("Trips per day")}.
 *
 * <p>Every chart is an XChart chart, in one theme, and shows itself as a cell's value. All methods
 * throw {@link IllegalArgumentException} if a named column does not exist (the message names the
 * nearest), if the values to draw are not numbers, or if there are none or more than {@link
 * Points#MOST}. Making a chart of a Dataset runs it.
 */
public final class Charts {

  private Charts() {}

  /** Returns a line per named column of numbers, over a column of dates, times or numbers. */
  public static LineChart line(Dataset<?> data, String x, String... ys) {
    return new LineChart(Source.of(data, x, ys));
  }

  /** Returns a line per named column of numbers, over a column of dates, times or numbers. */
  public static LineChart line(Table table, String x, String... ys) {
    return new LineChart(Source.of(table, x, ys));
  }

  /** Returns a line through a map's values over its keys. */
  public static LineChart line(Map<?, ? extends Number> values) {
    return new LineChart(Source.of(values));
  }

  /** Returns a line through numbers over positions, two lists of one length. */
  public static LineChart line(List<?> xs, List<? extends Number> ys) {
    return new LineChart(Source.of(xs, ys));
  }

  /** Returns horizontal bars, the first row at the top: for ranks and long names. */
  public static BarChart bars(Dataset<?> data, String name, String... values) {
    return new BarChart(Source.of(data, name, values));
  }

  /** Returns horizontal bars, the first row at the top: for ranks and long names. */
  public static BarChart bars(Table table, String name, String... values) {
    return new BarChart(Source.of(table, name, values));
  }

  /** Returns a horizontal bar per entry of a map, the first at the top. */
  public static BarChart bars(Map<?, ? extends Number> values) {
    return new BarChart(Source.of(values));
  }

  /** Returns a horizontal bar per name, the first at the top, from two lists of one length. */
  public static BarChart bars(List<?> names, List<? extends Number> values) {
    return new BarChart(Source.of(names, values));
  }

  /** Returns upright bars: for short names in an order of their own, such as hours. */
  public static ColumnChart columns(Dataset<?> data, String name, String... values) {
    return new ColumnChart(Source.of(data, name, values));
  }

  /** Returns upright bars: for short names in an order of their own, such as hours. */
  public static ColumnChart columns(Table table, String name, String... values) {
    return new ColumnChart(Source.of(table, name, values));
  }

  /** Returns an upright bar per entry of a map. */
  public static ColumnChart columns(Map<?, ? extends Number> values) {
    return new ColumnChart(Source.of(values));
  }

  /** Returns an upright bar per name, from two lists of one length. */
  public static ColumnChart columns(List<?> names, List<? extends Number> values) {
    return new ColumnChart(Source.of(names, values));
  }
}
