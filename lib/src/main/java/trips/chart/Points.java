package trips.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a chart draws: positions, and for each of them one number of every series.
 *
 * @param xName the name of the positions
 * @param kind what the positions are
 * @param xs one position per point: Double, LocalDate, LocalDateTime or String, as kind says
 * @param series numbers by the name of the series; NaN for a missing or infinite one
 */
public record Points(String xName, Kind kind, List<?> xs, Map<String, double[]> series) {

  /** The most points that a chart takes. */
  public static final int MOST = 10_000;

  /** What the positions are. */
  public enum Kind {
    /** Numbers on a continuous axis. */
    NUMBER,
    /** Days. */
    DATE,
    /** Days with a time of day. */
    TIME,
    /** Names, in the order in which they came. */
    TEXT
  }

  /**
   * Returns points from a list of positions and one of numbers per series.
   *
   * @param zone where instants are placed on the clock
   * @throws IllegalArgumentException if there are no or too many points, the lists differ in
   *     length, a position is missing, or a value is not a number; the message says what to do
   */
  static Points of(String xName, List<?> xs, Map<String, List<?>> series, ZoneId zone) {
    checkLength(xs.size());
    List<Object> positions = new ArrayList<>();
    for (Object x : xs) {
      positions.add(position(xName, x, zone));
    }
    Kind kind = kind(positions);
    if (kind == Kind.TEXT) {
      positions.replaceAll(Object::toString);
    }
    Map<String, double[]> numbers = new LinkedHashMap<>();
    series.forEach((name, values) -> numbers.put(name, numbers(name, values, xs.size())));
    return new Points(xName, kind, List.copyOf(positions), numbers);
  }

  /** Returns these points from the least position to the greatest; names keep their order. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // all positions of one kind have one class
  Points sorted() {
    if (kind == Kind.TEXT) {
      return this;
    }
    Comparator<Integer> byPosition = Comparator.comparing(i -> (Comparable) xs.get(i));
    int[] order =
        IntStream.range(0, xs.size()).boxed().sorted(byPosition).mapToInt(i -> i).toArray();
    Map<String, double[]> moved = new LinkedHashMap<>();
    series.forEach(
        (name, values) ->
            moved.put(name, IntStream.of(order).mapToDouble(i -> values[i]).toArray()));
    return new Points(xName, kind, IntStream.of(order).mapToObj(xs::get).toList(), moved);
  }

  /**
   * Returns these points, whose positions lie on an axis.
   *
   * @throws IllegalArgumentException if they are names
   */
  Points onAxis() {
    if (kind == Kind.TEXT) {
      throw new IllegalArgumentException(
          "column "
              + xName
              + " holds names such as \""
              + xs.get(0)
              + "\", which lie on no line; use Charts.bars or Charts.columns, or cast it to a date"
              + " or a number");
    }
    return this;
  }

  /** Returns some of these points, whose one series then has that name. */
  Points rows(String name, int... rows) {
    double[] all = values();
    return new Points(
        xName,
        kind,
        IntStream.of(rows).mapToObj(xs::get).toList(),
        Map.of(name, IntStream.of(rows).mapToDouble(row -> all[row]).toArray()));
  }

  /** Returns the numbers of the first series. */
  double[] values() {
    return series.values().iterator().next();
  }

  /**
   * Does nothing if no two points have one position.
   *
   * @param what whose points they are, for the message
   * @throws IllegalArgumentException if two have
   */
  void checkDistinct(String what) {
    Set<Object> seen = new HashSet<>();
    for (Object x : xs) {
      if (!seen.add(x)) {
        throw new IllegalArgumentException(
            "two rows at "
                + Numbers.name(x)
                + " for "
                + what
                + ", but there is room for one value; sum or average them with groupBy first");
      }
    }
  }

  /** Returns a position as a number: itself, or the milliseconds since 1970 on an UTC clock. */
  static double place(Object x) {
    if (x instanceof LocalDate day) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    if (x instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    return ((Number) x).doubleValue();
  }

  /** Returns the title of the axis of values: the one series, or nothing where a legend tells. */
  String valueTitle() {
    return series.size() == 1 ? series.keySet().iterator().next() : "";
  }

  static void checkLength(long points) {
    if (points == 0) {
      throw new IllegalArgumentException("no rows, so nothing to draw; look at the filter before");
    }
    if (points > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "more than %,d points, which no reader can tell apart; aggregate first, for example"
                  + " groupBy(…).count(), or take a sample(…)",
              MOST));
    }
  }

  static Object position(String name, Object x, ZoneId zone) {
    if (x == null) {
      throw new IllegalArgumentException(
          "column " + name + " has a null, which has no place on an axis; filter it out first");
    }
    if (x instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (x instanceof java.sql.Timestamp timestamp) {
      return timestamp.toInstant().atZone(zone).toLocalDateTime();
    }
    if (x instanceof Instant instant) {
      return instant.atZone(zone).toLocalDateTime();
    }
    if (x instanceof Number number) {
      return number.doubleValue();
    }
    return x;
  }

  private static Kind kind(List<?> positions) {
    if (positions.stream().allMatch(Double.class::isInstance)) {
      return Kind.NUMBER;
    }
    if (positions.stream().allMatch(LocalDate.class::isInstance)) {
      return Kind.DATE;
    }
    return positions.stream().allMatch(LocalDateTime.class::isInstance) ? Kind.TIME : Kind.TEXT;
  }

  private static double[] numbers(String name, List<?> values, int length) {
    if (values.size() != length) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " values for " + length + " positions; one for each");
    }
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = number(name, values.get(i));
    }
    if (Arrays.stream(numbers).noneMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "column " + name + " has no numbers, only nulls; look at the step that made it");
    }
    return numbers;
  }

  private static double number(String name, Object value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      double finite = number.doubleValue();
      return Double.isInfinite(finite) ? Double.NaN : finite;
    }
    throw new IllegalArgumentException(
        "column "
            + name
            + " holds "
            + value.getClass().getSimpleName()
            + " values such as \""
            + value
            + "\", but a chart draws numbers; count or sum them first, or name another column");
  }
}
