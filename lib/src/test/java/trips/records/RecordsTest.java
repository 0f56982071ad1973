package trips.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import trips.Records;
import trips.TestSpark;
import trips.records.Shapes.Boxes;
import trips.records.Shapes.Colour;
import trips.records.Shapes.Nested;
import trips.records.Shapes.Numbers;
import trips.records.Shapes.Optionals;
import trips.records.Shapes.Pair;
import trips.records.Shapes.Pairs;
import trips.records.Shapes.Point;
import trips.records.Shapes.Times;

class RecordsTest {

  private static final SparkSession SPARK = TestSpark.session();

  /** Through rows, and through a function that sees objects, so that nothing is optimised away. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T extends Record> List<T> throughSpark(Class<T> type, T... values) {
    return SPARK
        .createDataset(Arrays.asList(values), Records.encoder(type))
        .repartition(2)
        .map((MapFunction<T, T>) value -> value, Records.encoder(type))
        .collectAsList();
  }

  @Test
  void encoder_numbers_comeBackWhole() {
    Numbers least =
        new Numbers(
            false,
            Byte.MIN_VALUE,
            Short.MIN_VALUE,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            Float.MIN_VALUE,
            Double.NaN,
            BigInteger.TEN.pow(38).subtract(BigInteger.ONE).negate(),
            new BigDecimal("99999999999999999999.123456789012345678"));
    assertThat(throughSpark(Numbers.class, least)).containsExactly(least);
  }

  @Test
  void encoder_boxesWithNulls_comeBackWhole() {
    Boxes nulls = new Boxes(null, null, null, null, null, null, null, null, null);
    Boxes full = new Boxes(true, (byte) 1, (short) 2, 3, 4L, 5f, 6d, "ß€𝄞", Colour.GREEN);
    assertThat(throughSpark(Boxes.class, nulls, full)).containsExactlyInAnyOrder(nulls, full);
  }

  @Test
  void encoder_times_comeBackWhole() {
    Times times =
        new Times(
            LocalDate.of(1969, 12, 31),
            LocalDateTime.of(2020, 3, 8, 2, 30, 0, 123_456_000),
            Instant.parse("2020-03-08T07:30:00.000001Z"),
            Date.valueOf("2020-02-29"),
            new Timestamp(1_583_652_600_001L),
            Duration.ofDays(-3).plusNanos(1_000),
            Period.of(1, 2, 0));
    Times nulls = new Times(null, null, null, null, null, null, null);
    List<Times> back = throughSpark(Times.class, times, nulls);
    // A period of 14 months comes back as one year and two months.
    assertThat(back).containsExactlyInAnyOrder(times, nulls);
  }

  @Test
  void encoder_nestedRecordsAndCollections_comeBackWhole() {
    Map<Point, List<Point>> map = new HashMap<>();
    map.put(new Point(1, null), Arrays.asList(new Point(2, 2.5), null));
    map.put(new Point(2, 1d), null);
    Nested full =
        new Nested(
            new Point(1, 1d),
            Arrays.asList(new Point(2, null), null),
            Set.of(Colour.RED, Colour.GREEN),
            map,
            Optional.of(new Point(3, 3d)),
            UUID.fromString("6f9619ff-8b86-d011-b42d-00cf4fc964ff"));
    Nested bare = new Nested(null, null, null, null, Optional.empty(), null);
    assertThat(throughSpark(Nested.class, full, bare)).containsExactlyInAnyOrder(full, bare);
  }

  @Test
  void encoder_optionals_areNullableColumns() {
    Optionals full =
        new Optionals(
            Optional.of("a"),
            Optional.of(2),
            OptionalInt.of(3),
            OptionalLong.of(4),
            OptionalDouble.of(5));
    Optionals bare =
        new Optionals(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty());
    assertThat(throughSpark(Optionals.class, full, bare)).containsExactlyInAnyOrder(full, bare);
    assertThat(throughSpark(Optionals.class, new Optionals(null, null, null, null, null)))
        .containsExactly(bare);
    assertThat(Records.encoder(Optionals.class).schema().simpleString())
        .isEqualTo("struct<a:string,b:int,c:int,d:bigint,e:double>");
  }

  @Test
  void encoder_arrays_comeBackWhole() {
    Shapes.Arrays arrays =
        new Shapes.Arrays(
            new int[] {1, 2},
            new double[] {},
            new byte[] {-1},
            new String[] {"a", null},
            new Point[] {new Point(1, null), null},
            new int[][] {{1}, {}},
            List.of(new long[] {7}));
    Shapes.Arrays back = throughSpark(Shapes.Arrays.class, arrays).get(0);
    assertThat(back)
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("g")
        .isEqualTo(arrays);
    assertThat(back.g().get(0)).containsExactly(7);
    Shapes.Arrays nulls = new Shapes.Arrays(null, null, null, null, null, null, null);
    assertThat(throughSpark(Shapes.Arrays.class, nulls)).containsExactly(nulls);
  }

  @Test
  void encoder_genericRecordsWithinARecord_comeBackWhole() {
    Pairs pairs =
        new Pairs(
            new Pair<>("a", new Pair<>(null, new Point(1, 2d))), List.of(new Pair<>("b", 7L)));
    assertThat(throughSpark(Pairs.class, pairs)).containsExactly(pairs);
  }

  /** Public within a class that is not, as the records of cells are. */
  public record Inner(int x) {}

  @Test
  void encoder_publicRecordInAClassThatIsNot_comesBackWhole() {
    assertThat(throughSpark(Inner.class, new Inner(4))).containsExactly(new Inner(4));
  }

  @Test
  void encoder_ofARecord_namesColumnsAsTheHeaderDoes() {
    assertThat(Records.encoder(Nested.class).schema().simpleString())
        .isEqualTo(
            "struct<point:struct<x:int,y:double>,points:array<struct<x:int,y:double>>,"
                + "colours:array<string>,map:map<struct<x:int,y:double>,array<struct<x:int,y:double>>>,"
                + "maybe:struct<x:int,y:double>,id:string>");
    assertThat(Records.encoder(Point.class).schema().apply("x").nullable()).isFalse();
    assertThat(Records.encoder(Point.class).schema().apply("y").nullable()).isTrue();
  }

  @Test
  void encoder_typesSparkHasNoColumnFor_areNamedWithAdvice() {
    assertThatThrownBy(() -> Records.encoder(Shapes.Zoned.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "component when of record Zoned is List<ZonedDateTime>, and ZonedDateTime in it has no"
                + " column type in Spark; use Instant")
        .hasMessageContaining("allowed are");
    assertThatThrownBy(() -> Records.encoder(Shapes.Letter.class))
        .hasMessageContaining("component letter of record Letter is char")
        .hasMessageContaining("use String");
    assertThatThrownBy(() -> Records.encoder(Shapes.Raw.class))
        .hasMessageContaining("component values of record Raw is List")
        .hasMessageContaining("List<E>");
  }

  @Test
  void encoder_recordsThatCannotBeRows_areRefusedWithTheReason() {
    assertThatThrownBy(() -> Records.encoder(Shapes.Node.class))
        .hasMessageContaining("record Node contains itself");
    assertThatThrownBy(() -> Records.encoder(Shapes.Hidden.class))
        .hasMessageContaining("record Hidden is not public");
    assertThatThrownBy(() -> Records.encoder(Shapes.Empty.class))
        .hasMessageContaining("no components");
    assertThatThrownBy(() -> Records.encoder(Pair.class))
        .hasMessageContaining("component first of record Pair is A")
        .hasMessageContaining("without type parameters");
  }

  @Test
  void encoder_valuesThatWouldLoseDigits_areRefusedWithTheComponent() {
    Function<BigDecimal, Object> through =
        amount -> throughSpark(Shapes.Fare.class, new Shapes.Fare(amount));
    assertThat(through.apply(new BigDecimal("1E+19"))).isNotNull();
    assertThatThrownBy(() -> through.apply(new BigDecimal("0.1234567890123456789")))
        .hasStackTraceContaining("component amount of record Fare is 0.1234567890123456789");
    assertThatThrownBy(() -> through.apply(new BigDecimal("1E+20")))
        .hasStackTraceContaining("20 digits before the point");
    assertThatThrownBy(() -> throughSpark(Shapes.Big.class, new Shapes.Big(BigInteger.TEN.pow(38))))
        .hasStackTraceContaining("component amount of record Big has 39 digits");
    assertThatThrownBy(() -> throughSpark(Shapes.Span.class, new Shapes.Span(Period.ofDays(1))))
        .hasStackTraceContaining("component period of record Span is P1D");
  }
}
