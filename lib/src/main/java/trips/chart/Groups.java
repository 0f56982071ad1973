package trips.chart;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Divides rows into series by the values of a column. */
final class Groups {

  private Groups() {}

  /**
   * Returns the points of each value, sorted by position, in the order of the values.
   *
   * @param points with one series
   * @param keys one per point
   * @param column the name of the keys
   * @throws IllegalArgumentException if there are more values than colours
   */
  static Map<String, Points> of(Points points, List<?> keys, String column, ZoneId zone) {
    List<String> names = keys.stream().map(key -> name(key, zone)).toList();
    List<String> distinct = Order.sorted(new ArrayList<>(new LinkedHashSet<>(names)));
    Theme.checkSeries(column, distinct.size());
    Map<String, Points> groups = new LinkedHashMap<>();
    for (String name : distinct) {
      int[] rows =
          IntStream.range(0, names.size()).filter(i -> names.get(i).equals(name)).toArray();
      groups.put(name, points.rows(name, rows).sorted());
    }
    return groups;
  }

  /**
   * Returns one series per group over the positions of all, NaN where a group has none.
   *
   * @param groups as {@link #of} returns them
   */
  static Points wide(Map<String, Points> groups) {
    Set<Object> positions = new LinkedHashSet<>();
    groups.values().forEach(group -> positions.addAll(group.xs()));
    List<Object> xs = new ArrayList<>(positions);
    Map<String, double[]> series = new LinkedHashMap<>();
    groups.forEach((name, group) -> series.put(name, over(xs, group)));
    Points any = groups.values().iterator().next();
    return new Points(any.xName(), any.kind(), xs, series).sorted();
  }

  private static double[] over(List<Object> xs, Points group) {
    double[] values = new double[xs.size()];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < group.xs().size(); i++) {
      values[xs.indexOf(group.xs().get(i))] = group.values()[i];
    }
    return values;
  }

  /** Returns what a series of such a value is called. */
  static String name(Object key, ZoneId zone) {
    if (key instanceof Double number) {
      return Numbers.plain(number);
    }
    return key == null ? "null" : Points.position("", key, zone).toString().replaceAll("\\.0$", "");
  }
}
