package trips.records;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Records of every shape, for tests; public because Spark's generated code must reach them. */
public final class Shapes {

  private Shapes() {}

  public enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "a constant with a class of its own";
      }
    }
  }

  public record Point(int x, Double y) {}

  public record Numbers(
      boolean a, byte b, short c, int d, long e, float f, double g, BigInteger h, BigDecimal i) {}

  public record Boxes(
      Boolean a, Byte b, Short c, Integer d, Long e, Float f, Double g, String h, Colour i) {}

  public record Times(
      LocalDate a, LocalDateTime b, Instant c, Date d, Timestamp e, Duration f, Period g) {}

  public record Nested(
      Point point,
      List<Point> points,
      Set<Colour> colours,
      Map<Point, List<Point>> map,
      Optional<Point> maybe,
      UUID id) {}

  public record Optionals(
      Optional<String> a, Optional<Integer> b, OptionalInt c, OptionalLong d, OptionalDouble e) {}

  public record Pair<A, B>(A first, B second) {}

  public record Pairs(Pair<String, Pair<Integer, Point>> pair, List<Pair<String, Long>> pairs) {}

  public record Node(String name, List<Node> children) {}

  public record Zoned(String name, List<ZonedDateTime> when) {}

  public record Letter(char letter) {}

  public record Raw(@SuppressWarnings("rawtypes") List values) {}

  public record Empty() {}

  public record Ride(String zone, int passengers, double fare) implements Serializable {}

  public record Ridden(long passengers, String zone) {}

  public record Fare(BigDecimal amount) {}

  public record Big(BigInteger amount) {}

  public record Span(Period period) {}

  record Hidden(int x) {}

  /** Arrays, which records compare by identity. */
  public record Arrays(
      int[] a, double[] b, byte[] c, String[] d, Point[] e, int[][] f, List<long[]> g) {}
}
