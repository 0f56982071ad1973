package trips.chart;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tech.tablesaw.api.Table;

/** Reads points out of what a notebook has. */
public final class Source {

  private Source() {}

  /**
   * Returns the named columns of a Dataset; runs it, and takes at most {@link Points#MOST} rows.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Points of(Dataset<?> data, String x, String... ys) {
    List<String> all = List.of(data.columns());
    checkColumns(all, x, ys);
    Column[] columns = new Column[ys.length + 1];
    columns[0] = exactly(data, x);
    for (int i = 0; i < ys.length; i++) {
      columns[i + 1] = exactly(data, ys[i]);
    }
    List<Row> rows = data.select(columns).takeAsList(Points.MOST + 1);
    Map<String, List<?>> series = new LinkedHashMap<>();
    for (int i = 0; i < ys.length; i++) {
      series.put(ys[i], values(rows, i + 1));
    }
    ZoneId zone = ZoneId.of(data.sparkSession().conf().get("spark.sql.session.timeZone"));
    return Points.of(x, values(rows, 0), series, zone);
  }

  /**
   * Returns the named columns of a Tablesaw table.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Points of(Table table, String x, String... ys) {
    checkColumns(table.columnNames(), x, ys);
    Map<String, List<?>> series = new LinkedHashMap<>();
    for (String y : ys) {
      series.put(y, values(table, y));
    }
    return Points.of(x, values(table, x), series, ZoneOffset.UTC);
  }

  /**
   * Returns positions and numbers of two lists.
   *
   * @throws IllegalArgumentException if the lists are empty, too long or of different lengths
   */
  public static Points of(List<?> xs, List<? extends Number> ys) {
    return Points.of("", xs, Map.of("value", ys), ZoneOffset.UTC);
  }

  /**
   * Returns keys as positions and values as numbers, in the map's order.
   *
   * @throws IllegalArgumentException if the map is empty or too large
   */
  public static Points of(Map<?, ? extends Number> values) {
    return of(new ArrayList<>(values.keySet()), new ArrayList<>(values.values()));
  }

  private static void checkColumns(List<String> all, String x, String... ys) {
    if (ys.length == 0) {
      throw new IllegalArgumentException(
          "only \"" + x + "\" was named; name at least one column of numbers after it");
    }
    ColumnNames.check(x, all);
    Arrays.stream(ys).forEach(y -> ColumnNames.check(y, all));
  }

  /** A name with a dot in it is a column here, never a field of a struct. */
  private static Column exactly(Dataset<?> data, String name) {
    return data.col("`" + name.replace("`", "``") + "`");
  }

  private static List<?> values(List<Row> rows, int column) {
    List<Object> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(row.get(column)));
    return values;
  }

  private static List<?> values(Table table, String name) {
    var column = table.column(name);
    List<Object> values = new ArrayList<>(column.size());
    for (int i = 0; i < column.size(); i++) {
      values.add(column.isMissing(i) ? null : column.get(i));
    }
    return values;
  }
}
