package trips.data.read;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import trips.data.TripSchema;

/** Random trips, and random ways to write them that all mean the same. */
final class Shapes {

  /** A way to write a file. */
  interface Shape {

    /** Returns the columns that the file has. */
    List<String> columns();

    /** Writes a file, of this name and an ending of its format. */
    Path write(Path file, List<TripRow> rows);
  }

  private record Csv(CsvFile file, String ending) implements Shape {

    @Override
    public List<String> columns() {
      return file.columns();
    }

    @Override
    public Path write(Path path, List<TripRow> rows) {
      return file.write(Path.of(path + ending), rows);
    }
  }

  private record Parquet(ParquetFile file, UnaryOperator<String> names) implements Shape {

    @Override
    public List<String> columns() {
      return List.copyOf(file.types().keySet());
    }

    @Override
    public Path write(Path path, List<TripRow> rows) {
      return file.write(Path.of(path + ".parquet"), rows, names);
    }
  }

  private static final LocalDateTime FIRST = LocalDateTime.of(2019, 2, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(2030, 1, 1, 0, 0);

  private Shapes() {}

  static Arbitrary<List<TripRow>> rows() {
    return row().list().ofMaxSize(20);
  }

  static Arbitrary<Shape> shapes() {
    return Arbitraries.oneOf(csv(), parquet());
  }

  private static Arbitrary<TripRow> row() {
    Arbitrary<Map<String, Object>> values = Arbitraries.just(new HashMap<>());
    for (StructField field : TripSchema.allColumns().fields()) {
      values =
          Combinators.combine(values, value(field.dataType()).injectNull(0.1))
              .as(
                  (before, value) -> {
                    Map<String, Object> more = new HashMap<>(before);
                    more.put(field.name(), value);
                    return more;
                  });
    }
    return values.map(TripRow::new);
  }

  private static Arbitrary<Object> value(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return Arbitraries.strings()
          .withCharRange(' ', '~')
          .withChars("äß€\",")
          .ofMinLength(1)
          .ofMaxLength(8)
          .map(text -> text);
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return Arbitraries.longs()
          .between(FIRST.toEpochSecond(ZoneOffset.UTC), LAST.toEpochSecond(ZoneOffset.UTC))
          .map(
              seconds ->
                  LocalDateTime.ofEpochSecond(
                      seconds,
                      (int) (Math.abs(seconds * 7919) % 1_000_000) * 1000,
                      ZoneOffset.UTC));
    }
    if (type.equals(DataTypes.IntegerType)) {
      return Arbitraries.integers().between(-(1 << 24), 1 << 24).map(number -> number);
    }
    return type.equals(DataTypes.LongType)
        ? Arbitraries.longs().between(Integer.MIN_VALUE, Integer.MAX_VALUE).map(number -> number)
        : Arbitraries.doubles().between(-1e9, 1e9).ofScale(2).map(number -> number);
  }

  private static Arbitrary<Shape> csv() {
    return Combinators.combine(
            columns(),
            names(),
            Arbitraries.of(
                "yyyy-MM-dd HH:mm:ss.SSSSSS",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
                "yyyy-MM-dd HH:mm:ss.SSSSSSSSS'+00:00'"),
            Arbitraries.of("", ".0"),
            Arbitraries.of(true, false),
            Arbitraries.of("\n", "\r\n"),
            Arbitraries.of(true, false),
            Arbitraries.of(".csv", ".csv.gz"))
        .as(
            (columns, names, times, wholes, quoted, lineEnd, mark, ending) ->
                new Csv(new CsvFile(columns, names, times, wholes, quoted, lineEnd, mark), ending));
  }

  private static Arbitrary<Shape> parquet() {
    Arbitrary<String> times =
        Arbitraries.of(
            ParquetFile.MICROS,
            "optional int64 %s (TIMESTAMP(MICROS,true))",
            "optional int64 %s (TIMESTAMP(NANOS,false))",
            "optional int96 %s");
    Arbitrary<String> wholes =
        Arbitraries.of(
            "optional int32 %s",
            "optional int64 %s", "optional double %s", "optional binary %s (STRING)");
    return Combinators.combine(columns(), names(), times, wholes, wholes)
        .as(
            (columns, names, time, zone, seconds) -> {
              ParquetFile file =
                  ParquetFile.of(columns)
                      .with(TripSchema.PICKUP, time)
                      .with(TripSchema.PICKUP_ZONE, zone);
              return new Parquet(
                  columns.contains(TripSchema.SECONDS)
                      ? file.with(TripSchema.SECONDS, seconds)
                      : file.with(TripSchema.SHARED, seconds),
                  names);
            });
  }

  private static Arbitrary<List<String>> columns() {
    return Arbitraries.of(ReadTest.SEVEN, ReadTest.TWENTY_FOUR, ReadTest.TWENTY_FIVE)
        .flatMap(layout -> Arbitraries.shuffle(new ArrayList<>(layout)));
  }

  private static Arbitrary<UnaryOperator<String>> names() {
    return Arbitraries.of(List.of(name -> name, name -> name.toUpperCase(Locale.ROOT)));
  }
}
