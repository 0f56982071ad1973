package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import trips.data.TripDataException;
import trips.data.TripSchema;

/** What holds for all rows, layouts and damaged lines. */
class ReadPropertyTest {

  private record Written(Shapes.Shape shape, List<TripRow> rows) {}

  private static SparkSession spark;

  @BeforeContainer
  static void start() {
    spark = Session.startInterpreted();
  }

  @AfterContainer
  static void stop() {
    spark.stop();
  }

  @Property(tries = 15, seed = "2020", shrinking = ShrinkingMode.OFF)
  void read_anyRowsInAnyLayouts_givesThemBack(@ForAll("folders") List<Written> files) {
    try (Folder folder = Folder.create()) {
      List<Row> expected = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        Written file = files.get(i);
        file.shape.write(folder.path().resolve("file-" + i), file.rows);
        file.rows.forEach(row -> expected.add(row.read(file.shape.columns())));
      }
      assertThat(TripReader.read(spark, folder.uri()).collectAsList())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Property(tries = 15, seed = "2020", shrinking = ShrinkingMode.OFF)
  void quarantine_anyLines_keepsEachOnce(@ForAll("lines") List<String> lines) throws Exception {
    try (Folder folder = Folder.create()) {
      String header = String.join(",", ReadTest.SEVEN);
      Files.writeString(
          folder.path().resolve("a.csv"), header + "\n" + String.join("\n", lines) + "\n");
      List<String> rows = lines.stream().filter(line -> !line.isEmpty()).toList();
      Quarantine quarantine = TripReader.quarantine(spark, folder.uri());
      List<Row> rejected = quarantine.rejected().collectAsList();
      long kept = quarantine.trips().collectAsList().size();
      assertThat(kept + rejected.size()).isEqualTo(rows.size());
      for (Row row : rejected) {
        int line = (int) row.getLong(1);
        assertThat(line == 1 ? header : lines.get(line - 2)).isEqualTo(row.getString(4));
      }
      assertThat(rejected.stream().map(row -> row.getLong(1))).doesNotHaveDuplicates();
      boolean unreadable =
          rejected.stream().anyMatch(row -> List.of("cells", "value").contains(row.getString(2)));
      Throwable thrown =
          catchThrowable(
              () ->
                  assertThat(TripReader.read(spark, folder.uri()).collectAsList())
                      .hasSize(rows.size()));
      if (unreadable) {
        assertThat(Session.root(thrown)).isInstanceOf(TripDataException.class);
      } else {
        assertThat(thrown).isNull();
      }
    }
  }

  @Property(tries = 8, seed = "2020", shrinking = ShrinkingMode.OFF)
  void quarantine_anyParquetRows_keepsEachOnce(@ForAll("parquetRows") List<TripRow> rows) {
    try (Folder folder = Folder.create()) {
      ParquetFile.of(ReadTest.TWENTY_FOUR)
          .with(TripSchema.PICKUP_ZONE, "optional double %s")
          .write(folder.path().resolve("a.parquet"), rows);
      Quarantine quarantine = TripReader.quarantine(spark, folder.uri());
      List<Row> trips = quarantine.trips().collectAsList();
      List<Long> rejected =
          quarantine.rejected().collectAsList().stream().map(row -> row.getLong(1)).toList();
      List<Row> others = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (!rejected.contains(i + 1L)) {
          others.add(rows.get(i).read(ReadTest.TWENTY_FOUR));
        }
      }
      assertThat(rejected).doesNotHaveDuplicates();
      assertThat(trips).containsExactlyInAnyOrderElementsOf(others);
    }
  }

  @Provide
  Arbitrary<List<Written>> folders() {
    return Combinators.combine(Shapes.shapes(), Shapes.rows())
        .as(Written::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Zones mostly fine, some out of range, some no whole numbers. */
  @Provide
  Arbitrary<List<TripRow>> parquetRows() {
    Arbitrary<Object> zones =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(1, 265).map(zone -> zone)),
            Tuple.of(1, Arbitraries.doubles().between(-5, 5e9).map(zone -> zone)));
    return zones
        .map(zone -> TripRow.ALONE.in24Columns().with(TripSchema.PICKUP_ZONE, zone))
        .list()
        .ofMaxSize(30);
  }

  /** Good lines, and lines in which anything but a line end was put in, taken out or replaced. */
  @Provide
  Arbitrary<List<String>> lines() {
    String good = CsvFile.of(ReadTest.SEVEN).line(TripRow.SHARED);
    Arbitrary<String> damaged =
        Combinators.combine(
                Arbitraries.integers().between(0, good.length()),
                Arbitraries.integers().between(0, 4),
                Arbitraries.strings().withChars("\",\\ 0129-:xNZ\t\0é").ofMaxLength(4))
            .as(
                (at, cut, put) ->
                    good.substring(0, at)
                        + put
                        + good.substring(Math.min(good.length(), at + cut)));
    return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(good)), Tuple.of(3, damaged))
        .filter(line -> line.getBytes(StandardCharsets.UTF_8).length < 200)
        .list()
        .ofMaxSize(40);
  }
}
