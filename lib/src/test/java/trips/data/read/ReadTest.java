package trips.data.read;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trips.data.DataFolder;
import trips.data.TripSchema;

class ReadTest {

  static final List<String> SEVEN = Arrays.asList(TripSchema.sevenColumns().fieldNames());
  static final List<String> TWENTY_FOUR =
      Arrays.asList(TripSchema.twentyFourColumns().fieldNames());
  static final List<String> TWENTY_FIVE =
      Arrays.asList(TripSchema.twentyFiveColumns().fieldNames());

  private static final TripRow TODAY = TripRow.SHARED.in24Columns();
  private static final LocalDateTime FINE = LocalDateTime.of(2020, 3, 1, 0, 3, 7, 123_456_000);

  private static SparkSession spark;

  @TempDir private Path data;

  @BeforeAll
  static void start() {
    spark = Session.start();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz"})
  void read_csvOf2020_givesAllColumns(String name) {
    Path file = CsvFile.of(SEVEN).write(data.resolve(name), both());
    assertRead(rows(file), SEVEN, both());
  }

  @Test
  void read_csvWithMarkQuotesAndLineFeeds_givesTheSame() {
    CsvFile csv =
        new CsvFile(SEVEN, name -> name, "yyyy-MM-dd'T'HH:mm:ss.SSS", ".0", true, "\n", true);
    assertRead(rows(csv.write(data.resolve("a.csv"), both())), SEVEN, both());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "'Z'", "'+00:00'", "'+00'", "' UTC'", "'-05:00'", "'-0500'"})
  void read_csvWithZone_keepsTheDigits(String zone) {
    String times = "yyyy-MM-dd HH:mm:ss" + (zone.equals("Z") ? "'Z'" : zone);
    CsvFile csv = new CsvFile(SEVEN, name -> name, times, "", false, "\n", false);
    List<TripRow> winter = List.of(TripRow.SHARED);
    assertRead(rows(csv.write(data.resolve("a.csv"), winter)), SEVEN, winter);
  }

  @Test
  void read_csvInPartsOfAFewBytes_givesEachRowOnce() {
    List<TripRow> many = Collections.nCopies(400, TripRow.ALONE);
    Path file = CsvFile.of(SEVEN).write(data.resolve("a.csv"), many);
    spark.conf().set("spark.sql.files.maxPartitionBytes", "1000");
    spark.conf().set("spark.sql.files.openCostInBytes", "1");
    try {
      Dataset<Row> rows = rows(file);
      assertThat(rows.javaRDD().getNumPartitions()).isGreaterThan(10);
      assertRead(rows, SEVEN, many);
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
      spark.conf().unset("spark.sql.files.openCostInBytes");
    }
  }

  @Test
  void read_parquetOf24And25Columns_givesAllColumns() {
    Path file = ParquetFile.of(TWENTY_FOUR).write(data.resolve("a.parquet"), List.of(TODAY));
    assertRead(rows(file), TWENTY_FOUR, List.of(TODAY));
    TripRow fee = TODAY.with(TripSchema.CONGESTION_ZONE_FEE, 1.5);
    file = ParquetFile.of(TWENTY_FIVE).write(data.resolve("b.parquet"), List.of(fee));
    assertRead(rows(file), TWENTY_FIVE, List.of(fee));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional int64 %s (TIMESTAMP(MILLIS,false))",
        "optional int64 %s (TIMESTAMP(MILLIS,true))",
        "optional int64 %s (TIMESTAMP(MICROS,true))",
        "optional int64 %s (TIMESTAMP(NANOS,false))",
        "optional int64 %s (TIMESTAMP(NANOS,true))",
        "optional int96 %s"
      })
  void read_parquetTimesOfAnyUnitAndLabel_keepsTheDigits(String type) {
    LocalDateTime time = type.contains("MILLIS") ? FINE.withNano(123_000_000) : FINE;
    List<TripRow> rows = List.of(TripRow.ALONE.with(TripSchema.PICKUP, time), TripRow.ALONE);
    ParquetFile parquet = ParquetFile.of(SEVEN).with(TripSchema.PICKUP, type);
    assertRead(rows(parquet.write(data.resolve("a.parquet"), rows)), SEVEN, rows);
    assertThat(spark.conf().get("spark.sql.legacy.parquet.nanosAsLong")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional int64 %s",
        "required int64 %s",
        "optional int32 %s (INTEGER(16,true))",
        "optional int32 %s (INTEGER(16,false))",
        "optional int32 %s (INTEGER(32,false))",
        "optional int64 %s (INTEGER(64,false))",
        "optional float %s",
        "optional double %s",
        "optional int32 %s (DECIMAL(9,0))",
        "optional binary %s (STRING)"
      })
  void read_parquetNumbersOfAnyType_givesIntegers(String type) {
    ParquetFile parquet =
        ParquetFile.of(SEVEN)
            .with(TripSchema.PICKUP_ZONE, type)
            .with(TripSchema.SHARED, type.replace("required", "optional"));
    assertRead(rows(parquet.write(data.resolve("a.parquet"), both())), SEVEN, both());
  }

  @Test
  void read_parquetColumnOfArrowsNullType_givesNulls() {
    ParquetFile parquet =
        ParquetFile.of(TWENTY_FOUR).with(TripSchema.AIRPORT_FEE, "optional int32 %s (UNKNOWN)");
    Path file = parquet.write(data.resolve("a.parquet"), List.of(TODAY));
    assertRead(rows(file), TWENTY_FOUR, List.of(TODAY));
    assertThat(rows(file).filter(col(TripSchema.AIRPORT_FEE).isNull()).count()).isEqualTo(1);
  }

  @Test
  void read_namesInAnotherCaseAndOrder_findsThem() {
    List<String> reversed = new ArrayList<>(SEVEN);
    Collections.reverse(reversed);
    CsvFile plain = CsvFile.of(reversed);
    CsvFile csv =
        new CsvFile(
            reversed, name -> name.toUpperCase(Locale.ROOT), plain.times(), "", false, "\n", false);
    csv.write(data.resolve("a.csv"), both());
    ParquetFile.of(reversed)
        .write(data.resolve("b.parquet"), both(), name -> name.toUpperCase(Locale.ROOT));
    List<TripRow> twice = new ArrayList<>(both());
    twice.addAll(both());
    assertRead(rows(data), SEVEN, twice);
    spark.conf().set("spark.sql.caseSensitive", "true");
    try {
      assertRead(rows(data), SEVEN, twice);
    } finally {
      spark.conf().unset("spark.sql.caseSensitive");
    }
  }

  @Test
  void read_allLayoutsAtOnceInFoldersAndPatterns_unitesThemOnce() throws Exception {
    Path folder = Files.createDirectories(data.resolve("month.parquet/deep"));
    CsvFile.of(SEVEN).write(data.resolve("a.csv"), both());
    CsvFile.of(TWENTY_FOUR).write(data.resolve("b b+%20.csv.gz"), List.of(TODAY));
    ParquetFile.of(SEVEN).write(folder.resolve("part-0.parquet"), both());
    ParquetFile.of(TWENTY_FIVE).write(folder.resolve("part-1.parquet"), List.of(TODAY));
    Files.writeString(data.resolve("README.md"), "not data");
    Files.createFile(data.resolve("month.parquet/_SUCCESS"));
    Dataset<Row> rows =
        TripReader.read(spark, data + "/*.csv*", data.toString(), data + "/a.csv", data + "/mon*");
    assertThat(rows.schema()).isEqualTo(TripSchema.allColumns());
    assertThat(rows.collectAsList())
        .containsExactlyInAnyOrder(
            TripRow.SHARED.read(SEVEN),
            TripRow.ALONE.read(SEVEN),
            TODAY.read(TWENTY_FOUR),
            TripRow.SHARED.read(SEVEN),
            TripRow.ALONE.read(SEVEN),
            TODAY.read(TWENTY_FIVE));
  }

  @ParameterizedTest
  @CsvSource({"[1].csv,[1].csv", "{a}.csv,{a}.csv"})
  void read_nameWithCharactersOfPatterns_isThatFile(String name, String given) {
    CsvFile.of(SEVEN).write(data.resolve(name), both());
    assertRead(TripReader.read(spark, data + "/" + given), SEVEN, both());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data/a.csv", "a.csv", "data/*.csv", "data"})
  void read_relativePathThatIsNotHere_isLookedForInTheDataFolder(String path) {
    CsvFile.of(SEVEN).write(data.resolve("a.csv"), both());
    System.setProperty(DataFolder.PROPERTY, data.toString());
    try {
      assertRead(TripReader.read(spark, path), SEVEN, both());
    } finally {
      System.clearProperty(DataFolder.PROPERTY);
    }
  }

  @Test
  void read_filesOfOneLayout_shareAScan() {
    for (int i = 0; i < 40; i++) {
      ParquetFile.of(SEVEN).write(data.resolve(i + ".parquet"), both());
    }
    Dataset<Row> rows = rows(data);
    assertThat(rows.queryExecution().optimizedPlan().collectLeaves().size()).isEqualTo(1);
    assertThat(rows.count()).isEqualTo(80);
  }

  private static List<TripRow> both() {
    return List.of(TripRow.SHARED, TripRow.ALONE);
  }

  private static Dataset<Row> rows(Path path) {
    return TripReader.read(spark, path.toUri().toString());
  }

  private static void assertRead(Dataset<Row> rows, List<String> columns, List<TripRow> expected) {
    assertThat(rows.schema()).isEqualTo(TripSchema.allColumns());
    assertThat(rows.collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(row -> row.read(columns)).toList());
  }
}
