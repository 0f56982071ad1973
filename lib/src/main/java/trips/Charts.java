package trips;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import tech.tablesaw.api.Table;
import trips.chart.AreaChart;
import trips.chart.BarChart;
import trips.chart.ChartGrid;
import trips.chart.ColumnChart;
import trips.chart.Counted;
import trips.chart.Figure;
import trips.chart.GanttChart;
import trips.chart.HeatMap;
import trips.chart.HistogramChart;
import trips.chart.LineChart;
import trips.chart.Points;
import trips.chart.ScatterChart;
import trips.chart.Source;
import trips.chart.ZoneMap;

/**
 * Makes charts of a Dataset, a Tablesaw table, a map or two lists: {@code Charts.line(perDay,
 * "date", "trips").title("Trips per day")}.
 *
 * <p>All charts have one theme and show themselves as a cell's value. Data in the long format,
 * where one column says to which series a row belongs, is divided by {@code .by("column")}. All
 * methods throw {@link IllegalArgumentException} if a named column does not exist (the message
 * names the nearest), if the values to draw are not numbers, or if there are none or more than
 * {@link Points#MOST}. Making a chart of a Dataset runs it.
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

  /** Returns areas on top of each other, one per named column of numbers, whose edge is the sum. */
  public static AreaChart area(Dataset<?> data, String x, String... ys) {
    return new AreaChart(Source.of(data, x, ys));
  }

  /** Returns areas on top of each other, one per named column of numbers, whose edge is the sum. */
  public static AreaChart area(Table table, String x, String... ys) {
    return new AreaChart(Source.of(table, x, ys));
  }

  /** Returns the area below a map's values over its keys. */
  public static AreaChart area(Map<?, ? extends Number> values) {
    return new AreaChart(Source.of(values));
  }

  /** Returns the area below numbers over positions, two lists of one length. */
  public static AreaChart area(List<?> xs, List<? extends Number> ys) {
    return new AreaChart(Source.of(xs, ys));
  }

  /** Returns a dot per row, at most 3,000: to see whether two numbers go together. */
  public static ScatterChart scatter(Dataset<?> data, String x, String y) {
    return new ScatterChart(Source.of(data, x, y));
  }

  /** Returns a dot per row, at most 3,000: to see whether two numbers go together. */
  public static ScatterChart scatter(Table table, String x, String y) {
    return new ScatterChart(Source.of(table, x, y));
  }

  /** Returns a dot per entry of a map. */
  public static ScatterChart scatter(Map<?, ? extends Number> values) {
    return new ScatterChart(Source.of(values));
  }

  /** Returns a dot per pair of numbers, from two lists of one length. */
  public static ScatterChart scatter(List<?> xs, List<? extends Number> ys) {
    return new ScatterChart(Source.of(xs, ys));
  }

  /** Returns how often which numbers occur in a column of any length; Spark counts. */
  public static HistogramChart histogram(Dataset<?> data, String column) {
    return new HistogramChart(Counted.of(data, column));
  }

  /** Returns how often which numbers occur in a column. */
  public static HistogramChart histogram(Table table, String column) {
    return new HistogramChart(Counted.of(table, column));
  }

  /** Returns how often which numbers occur in a list. */
  public static HistogramChart histogram(List<? extends Number> values) {
    return new HistogramChart(Counted.of(values));
  }

  /** Returns a table of colours: one column goes across, one down, one of numbers is the colour. */
  public static HeatMap heatMap(Dataset<?> data, String x, String y, String value) {
    return new HeatMap(Source.ofPairs(data, x, y, value), y);
  }

  /** Returns a table of colours: one column goes across, one down, one of numbers is the colour. */
  public static HeatMap heatMap(Table table, String x, String y, String value) {
    return new HeatMap(Source.ofPairs(table, x, y, value), y);
  }

  /** Returns a table of colours from three lists of one length: across, down, numbers. */
  public static HeatMap heatMap(List<?> xs, List<?> ys, List<? extends Number> values) {
    return new HeatMap(Source.ofPairs(xs, "y", ys, values), "y").yLabel("");
  }

  /** Returns when things happened: a bar from a column of beginnings, to one of ends, in a lane. */
  public static GanttChart gantt(Dataset<?> data, String lane, String from, String to) {
    return new GanttChart(Source.of(data, lane, from, to));
  }

  /** Returns when things happened: a bar from a column of beginnings, to one of ends, in a lane. */
  public static GanttChart gantt(Table table, String lane, String from, String to) {
    return new GanttChart(Source.of(table, lane, from, to));
  }

  /** Returns New York's taxi zones as circles, their area and colour a value, by zone id. */
  public static ZoneMap map(Dataset<?> data, String zoneId, String value) {
    return new ZoneMap(Source.of(data, zoneId, value));
  }

  /** Returns New York's taxi zones as circles, their area and colour a value, by zone id. */
  public static ZoneMap map(Table table, String zoneId, String value) {
    return new ZoneMap(Source.of(table, zoneId, value));
  }

  /** Returns New York's taxi zones as circles, their area and colour a value, by zone id. */
  public static ZoneMap map(Map<? extends Number, ? extends Number> values) {
    return new ZoneMap(Source.of(values));
  }

  /**
   * Returns charts beside and below each other; those of one kind share their scale of values
   * unless {@code .freeScales()} is called.
   *
   * @param columns how many charts stand beside each other, 1 to 6
   */
  public static ChartGrid grid(int columns, Figure<?>... charts) {
    return new ChartGrid(columns, List.of(charts));
  }
}
