package trips.chart;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import tech.tablesaw.api.Table;

/** What a chart draws, read once out of what a notebook has. */
public final class Source {

  private final Map<String, List<?>> columns;
  private final ZoneId zone;
  private final String x;
  private final List<String> ys;
  private final Points points;

  private Source(Map<String, List<?>> columns, ZoneId zone, String x, String... ys) {
    this.columns = columns;
    this.zone = zone;
    this.x = x;
    this.ys = List.of(ys);
    Map<String, List<?>> series = new LinkedHashMap<>();
    this.ys.forEach(y -> series.put(y, columns.get(y)));
    points = Points.of(x, columns.get(x), series, zone);
  }

  /**
   * Reads the named columns of a Dataset, and those that may divide the rows into series; runs it,
   * and takes at most {@link Points#MOST} rows.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Source of(Dataset<?> data, String x, String... ys) {
    checkColumns(List.of(data.columns()), x, ys);
    return read(data, List.of(), x, ys);
  }

  /**
   * Reads two columns that make a place together, and one of numbers.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Source ofPairs(Dataset<?> data, String x, String other, String y) {
    checkColumns(List.of(data.columns()), x, other, y);
    return read(data, List.of(other), x, y);
  }

  private static Source read(Dataset<?> data, List<String> others, String x, String... ys) {
    List<String> needed = new ArrayList<>(List.of(x));
    needed.addAll(List.of(ys));
    needed.addAll(others);
    ZoneId zone = ZoneId.of(data.sparkSession().conf().get("spark.sql.session.timeZone"));
    return new Source(Columns.of(data, needed), zone, x, ys);
  }

  /**
   * Reads the named columns of a Tablesaw table, and those that may divide the rows into series.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Source of(Table table, String x, String... ys) {
    checkColumns(table.columnNames(), x, ys);
    return new Source(Columns.of(table), ZoneOffset.UTC, x, ys);
  }

  /**
   * Reads two columns that make a place together, and one of numbers.
   *
   * @throws IllegalArgumentException if a column is missing or does not fit, or there are no or too
   *     many rows
   */
  public static Source ofPairs(Table table, String x, String other, String y) {
    checkColumns(table.columnNames(), x, other, y);
    return of(table, x, y);
  }

  /**
   * Takes the first and the second half of places and numbers from three lists.
   *
   * @param other the name that {@link #column} knows the second by
   * @throws IllegalArgumentException if the lists are empty, too long or of different lengths
   */
  public static Source ofPairs(
      List<?> xs, String other, List<?> others, List<? extends Number> values) {
    if (others.size() != xs.size()) {
      throw new IllegalArgumentException(
          "lists of " + xs.size() + " and " + others.size() + " places; give one of each");
    }
    return new Source(Map.of("", xs, other, others, "value", values), ZoneOffset.UTC, "", "value");
  }

  /**
   * Takes positions and numbers from two lists.
   *
   * @throws IllegalArgumentException if the lists are empty, too long or of different lengths
   */
  public static Source of(List<?> xs, List<? extends Number> ys) {
    return new Source(Map.of("", xs, "value", ys), ZoneOffset.UTC, "", "value");
  }

  /**
   * Takes several series over the same positions.
   *
   * @param x the name of the positions
   * @throws IllegalArgumentException if the lists are empty, too long or of different lengths
   */
  public static Source ofSeries(String x, List<?> xs, Map<String, List<? extends Number>> series) {
    Map<String, List<?>> columns = new LinkedHashMap<>(series);
    columns.put(x, xs);
    return new Source(columns, ZoneOffset.UTC, x, series.keySet().toArray(String[]::new));
  }

  /**
   * Takes keys as positions and values as numbers, in the map's order.
   *
   * @throws IllegalArgumentException if the map is empty or too large
   */
  public static Source of(Map<?, ? extends Number> values) {
    return of(new ArrayList<>(values.keySet()), new ArrayList<>(values.values()));
  }

  /** Returns one position per row, and the numbers of each column that was named for them. */
  Points points() {
    return points;
  }

  /**
   * Returns the values of a column that holds no numbers to draw, one per row, nulls included.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  List<?> column(String name) {
    checkDividing(name);
    return columns.get(name);
  }

  /**
   * Returns the values of a column as names of series, one per row.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  List<String> names(String column) {
    return column(column).stream().map(key -> Groups.name(key, zone)).toList();
  }

  /**
   * Returns the points of each value of a column, sorted by position, in the order of the values.
   *
   * @throws IllegalArgumentException if there is no such column, or it has too many values, or
   *     several columns of numbers were named, or two rows of one value have one position
   */
  Map<String, Points> groups(String column) {
    Map<String, Points> groups = rows(column);
    groups.forEach((name, group) -> group.checkDistinct(column + " " + name));
    return groups;
  }

  /** Returns the same as {@link #groups}, and allows several rows with one position. */
  Map<String, Points> rows(String column) {
    if (ys.size() != 1) {
      throw new IllegalArgumentException(
          "by(\""
              + column
              + "\") makes a series of each value of that column, but "
              + ys.size()
              + " columns of numbers were named: "
              + String.join(", ", ys)
              + "; name one");
    }
    return Groups.of(points, column(column), column, zone);
  }

  /**
   * Returns a column whose values would make every position distinct, if positions repeat: rows
   * that only by(…) can draw.
   */
  Optional<String> divider() {
    if (ys.size() != 1 || new HashSet<>(points.xs()).size() == points.xs().size()) {
      return Optional.empty();
    }
    return columns.keySet().stream()
        .filter(name -> !name.equals(x) && !ys.contains(name))
        .filter(this::divides)
        .findFirst();
  }

  private boolean divides(String column) {
    List<?> keys = columns.get(column);
    Set<List<?>> places = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      places.add(Arrays.asList(points.xs().get(i), keys.get(i)));
    }
    return places.size() == keys.size() && new HashSet<>(keys).size() <= Theme.MOST_SERIES;
  }

  /** Returns the error for rows that need by(…), if it was not called. */
  IllegalArgumentException needsBy() {
    return new IllegalArgumentException(
        "several rows have one "
            + x
            + ", and each bar needs a place of its own; draw a series for each value with .by(\""
            + divider().orElse("")
            + "\"), or sum them with groupBy first");
  }

  private void checkDividing(String name) {
    if (columns.containsKey("") && !columns.containsKey(name)) {
      throw new IllegalArgumentException(
          "lists and maps have no column \"" + name + "\"; use a Dataset or a table, which have");
    }
    ColumnNames.check(name, List.copyOf(columns.keySet()));
  }

  private static void checkColumns(List<String> all, String x, String... ys) {
    if (ys.length == 0) {
      throw new IllegalArgumentException(
          "only \"" + x + "\" was named; name at least one column of numbers after it");
    }
    ColumnNames.check(x, all);
    Arrays.stream(ys).forEach(y -> ColumnNames.check(y, all));
  }
}
