package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trips.data.TripDataException;
import trips.data.TripSchema;

class ReadErrorsTest {

  private static SparkSession spark;

  @TempDir private Path data;

  @BeforeAll
  static void start() {
    spark = Session.startInterpreted();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.csv", "data/none.parquet", "/none/*.csv", "s3x://bucket/a.csv"})
  void read_noSuchFile_saysWhatPathsMayBe(String path) {
    assertRead(path).hasMessageContaining(path).hasMessageContaining("patterns such as");
  }

  @Test
  void read_noPath_saysWhatPathsMayBe() {
    assertThat(catchThrowable(() -> TripReader.read(spark)))
        .isInstanceOf(TripDataException.class)
        .hasMessageContaining("no path");
  }

  @Test
  void read_folderWithoutData_saysWhatIsLookedFor() throws Exception {
    Files.writeString(data.resolve("README.md"), "nothing");
    assertRead(data.toString()).hasMessageContaining("no file that ends in .parquet, .csv");
  }

  @Test
  void read_otherData_saysWhatIsThereAndWhatIsExpected() throws Exception {
    Files.writeString(data.resolve("zones.csv"), "zone_id,borough\n1,EWR\n");
    assertRead("zones.csv", "has no column hvfhs_license_num, only zone_id, borough")
        .hasMessageContaining("trips have hvfhs_license_num, dispatching_base_num");
    ParquetFile.of(List.of(TripSchema.PICKUP, TripSchema.FARE))
        .write(data.resolve("fares.parquet"), List.of(TripRow.SHARED));
    assertRead(
        "fares.parquet",
        "has no column hvfhs_license_num, only pickup_datetime, base_passenger_fare");
  }

  @Test
  void read_misspeltOrDoubledColumn_saysWhich() throws Exception {
    String csv = CsvFile.of(ReadTest.SEVEN).text(List.of(TripRow.SHARED));
    Files.writeString(data.resolve("a.csv"), csv.replace("SR_Flag", "SRFlag"));
    assertRead("a.csv", "has a column SRFlag where SR_Flag is expected");
    Files.writeString(data.resolve("b.csv"), csv.replace("SR_Flag", "pulocationid"));
    assertRead("b.csv", "has the column pulocationid twice");
  }

  @Test
  void read_columnThatIsNotOurs_isPassedOver() throws Exception {
    String csv = CsvFile.of(ReadTest.SEVEN).text(List.of(TripRow.SHARED));
    Files.writeString(data.resolve("a.csv"), csv.replace("SR_Flag", "hour"));
    assertThat(rows("a.csv").collectAsList())
        .containsExactly(TripRow.SHARED.read(ReadTest.SEVEN.subList(0, 6)));
  }

  @ParameterizedTest
  @CsvSource({
    "PULocationID,optional boolean %s,a number (int32",
    "PULocationID,optional int32 %s (DATE),a number (int32",
    "pickup_datetime,optional int32 %s (DATE),a timestamp (int64",
    "pickup_datetime,optional int64 %s,a timestamp (int64",
    "hvfhs_license_num,optional int32 %s,text",
    "hvfhs_license_num,repeated binary %s (STRING),text",
  })
  void read_parquetColumnOfWrongType_saysWhichAndWhatIsExpected(
      String column, String type, String expected) {
    ParquetFile.of(ReadTest.SEVEN).with(column, type).write(data.resolve("a.parquet"), List.of());
    assertRead("a.parquet", "has the column " + column + " as \"" + type.formatted(column))
        .hasMessageContaining("expected " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz", "a.parquet"})
  void read_emptyFile_saysSo(String name) throws Exception {
    Files.createFile(data.resolve(name));
    assertRead(name, "is empty; remove it, or download");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.parquet"})
  void read_answerOfTlcsHostForAMissingMonth_saysThatItIsNoData(String name) throws Exception {
    Files.writeString(
        data.resolve(name),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code></Error>");
    assertRead(name, "holds a web page or a host's error message");
    Files.writeString(data.resolve(name), "\n <!DOCTYPE html><html></html>");
    assertRead(name, "holds a web page or a host's error message");
  }

  @Test
  void read_otherFormatThanTheNameSays_saysWhichItIs() throws Exception {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(data.resolve("a.parquet")))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
    }
    assertRead("a.parquet", "is a zip archive");
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("b.csv.gz"), List.of());
    Files.move(data.resolve("b.csv.gz"), data.resolve("b.parquet"));
    assertRead("b.parquet", "is gzip, not Parquet");
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("c.parquet"), List.of());
    assertRead("c.parquet", "is not Parquet; if it is text, rename it to end in .csv");
    ParquetFile.of(ReadTest.SEVEN).write(data.resolve("d.parquet"), List.of());
    Files.move(data.resolve("d.parquet"), data.resolve("d.csv"));
    assertRead("d.csv", "is Parquet; rename it to end in .parquet");
    Files.write(data.resolve("e.csv"), "a,b\n".getBytes(StandardCharsets.UTF_16));
    assertRead("e.csv", "is text in UTF-16; save it as UTF-8");
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("f.csv"), List.of());
    Files.move(data.resolve("f.csv"), data.resolve("f.csv.gz"));
    assertRead("f.csv.gz", "is damaged or cut off (");
  }

  @Test
  void read_parquetCutOff_saysSoAtOnce() throws Exception {
    Path whole = ParquetFile.of(ReadTest.SEVEN).write(data.resolve("w"), List.of(TripRow.SHARED));
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {4, 11, 12, 200, 900}) {
      Files.write(data.resolve("a.parquet"), Arrays.copyOf(bytes, length));
      assertRead("a.parquet", "is cut off: it has " + length + " bytes and no Parquet footer");
    }
  }

  @Test
  void read_parquetFooterDamaged_saysSoAtOnce() throws Exception {
    Path file = ParquetFile.of(ReadTest.SEVEN).write(data.resolve("a.parquet"), List.of());
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length - 40, bytes.length - 8, (byte) 0xff);
    Files.write(file, bytes);
    bytes[bytes.length - 5] = 0x7f;
    Files.write(data.resolve("b.parquet"), bytes);
    assertRead("b.parquet", "has a damaged Parquet footer (");
  }

  @Test
  void action_parquetPageDamaged_namesTheFile() throws Exception {
    Path file =
        ParquetFile.of(ReadTest.SEVEN)
            .write(data.resolve("a.parquet"), Collections.nCopies(1_000, TripRow.SHARED));
    byte[] bytes = Files.readAllBytes(file);
    bytes[60] ^= 0x10;
    Files.write(file, bytes);
    assertAction(rows("a.parquet"), "a.parquet is damaged or cut off (");
  }

  @Test
  void action_gzipCutOff_namesTheFile() throws Exception {
    List<TripRow> many = Collections.nCopies(50_000, TripRow.SHARED);
    byte[] bytes =
        Files.readAllBytes(CsvFile.of(ReadTest.SEVEN).write(data.resolve("a.csv.gz"), many));
    Files.write(data.resolve("a.csv.gz"), Arrays.copyOf(bytes, bytes.length - 20));
    assertAction(rows("a.csv.gz"), "a.csv.gz is damaged or cut off (");
  }

  @Test
  void action_csvCutOff_saysWhichLine() throws Exception {
    String csv = CsvFile.of(ReadTest.SEVEN).text(List.of(TripRow.SHARED, TripRow.SHARED));
    Files.writeString(data.resolve("a.csv"), csv.substring(0, csv.length() - 12));
    assertAction(rows("a.csv"), "a.csv, line 3: 4 cells instead of 7; mend the line");
  }

  @Test
  void action_badCellFarDown_saysLineColumnValueAndWhatIsExpected() throws Exception {
    List<TripRow> many = Collections.nCopies(500, TripRow.SHARED);
    String csv = CsvFile.of(ReadTest.SEVEN).text(many);
    Files.writeString(data.resolve("a.csv"), csv + "HV0003,B02764,2020-02-30 00:00:00,,1,1,\r\n");
    spark.conf().set("spark.sql.files.maxPartitionBytes", "1000");
    try {
      assertAction(
          rows("a.csv"),
          "a.csv, line 502: pickup_datetime is \"2020-02-30 00:00:00\", expected a time such as");
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PULocationID,12.5,a whole number",
    "PULocationID,3000000000,a whole number",
    "DOLocationID,x,a whole number",
    "pickup_datetime,2020-03-01 00:03:07+01:00,a time such as",
    "pickup_datetime,2020-03-01,a time such as",
    "dispatching_base_num,a\tb,text in UTF-8",
  })
  void action_badCell_saysWhatIsExpected(String column, String value, String expected) {
    CsvFile.of(ReadTest.SEVEN)
        .write(data.resolve("a.csv"), List.of(TripRow.SHARED.with(column, value)));
    assertAction(
        rows("a.csv"),
        "a.csv, line 2: "
            + column
            + " is \""
            + value.replace('\t', '?')
            + "\", expected "
            + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "optional int64 %s,3000000000",
    "optional double %s,12.5",
    "optional binary %s (STRING),x",
    "optional binary %s (STRING),1d",
  })
  void action_parquetNumberThatDoesNotFit_saysFileColumnAndValue(String type, String value) {
    Object number =
        type.contains("binary")
            ? value
            : (Object) (type.contains("int") ? Long.valueOf(value) : Double.valueOf(value));
    ParquetFile.of(ReadTest.SEVEN)
        .with(TripSchema.PICKUP_ZONE, type)
        .write(
            data.resolve("a.parquet"),
            List.of(TripRow.SHARED.with(TripSchema.PICKUP_ZONE, number)));
    for (String ansi : List.of("true", "false")) {
      spark.conf().set("spark.sql.ansi.enabled", ansi);
      assertAction(
          rows("a.parquet"),
          "a.parquet: PULocationID is \"" + value + "\", expected a whole number");
    }
    spark.conf().unset("spark.sql.ansi.enabled");
  }

  @Test
  void action_fileGone_saysSo() throws Exception {
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("a.csv"), List.of(TripRow.SHARED));
    ParquetFile.of(ReadTest.SEVEN).write(data.resolve("a.parquet"), List.of(TripRow.SHARED));
    for (String name : List.of("a.csv", "a.parquet")) {
      Dataset<Row> rows = rows(name);
      Files.delete(data.resolve(name));
      assertAction(rows, name + " is no longer there");
    }
  }

  private Dataset<Row> rows(String name) {
    return TripReader.read(spark, data.resolve(name).toUri().toString());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRead(String name, String words) {
    return assertRead(data.resolve(name).toUri().toString())
        .hasMessageContaining(name + " " + words);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRead(String path) {
    return assertThat(catchThrowable(() -> TripReader.read(spark, path)))
        .isInstanceOf(TripDataException.class);
  }

  private static void assertAction(Dataset<Row> rows, String words) {
    assertThat(Session.root(catchThrowable(rows::collectAsList)))
        .isInstanceOf(TripDataException.class)
        .hasMessageContaining(words);
  }
}
