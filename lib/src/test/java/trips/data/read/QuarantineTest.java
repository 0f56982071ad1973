package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trips.data.TripSchema;

class QuarantineTest {

  private static final TripRow GOOD = TripRow.SHARED;

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
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "HV0003,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,2|cells|6 cells instead of 7",
        "HV0003,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,2,,|cells|8 cells instead of 7",
        "x|cells|1 cell instead of 7",
        "HV\"3,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,2,"
            + "|cells|a quote stands where none is allowed, in cell 1",
        "HV0003,B1,2020-13-01 00:00:00,2020-03-01 00:01:00,1,2,"
            + "|value|pickup_datetime is \"2020-13-01 00:00:00\", expected a time such as"
            + " 2020-03-01 00:03:07, without a zone, in UTC or in New York's offset",
        "HV0003,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,two,"
            + "|value|DOLocationID is \"two\", expected a whole number",
        ",B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,2,|missing|hvfhs_license_num is missing",
        "HV0003,B1,2020-03-01 00:00:00,,1,2,|missing|dropoff_datetime is missing",
        "HV3,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,1,2,"
            + "|licence|hvfhs_license_num is HV3, expected HV and four digits",
        "HV0003,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,0,2,"
            + "|zone|PULocationID is 0, expected 1 to 265",
        "HV0003,B1,2020-03-01 00:00:00,2020-03-01 00:01:00,265,266,"
            + "|zone|DOLocationID is 266, expected 1 to 265",
        "HV0003,B1,1970-01-01 00:00:00,2020-03-01 00:01:00,1,2,"
            + "|date|pickup_datetime is 1970-01-01 00:00:00, expected 2019 to 2099",
        "HV0003,B1,2020-03-01 00:01:00,2020-03-01 00:00:59,1,2,"
            + "|order|dropoff_datetime is 2020-03-01 00:00:59, before pickup_datetime"
            + " 2020-03-01 00:01:00",
      })
  void rejected_badLine_tellsWhereAndWhy(String line, String rule, String reason) throws Exception {
    String csv = CsvFile.of(ReadTest.SEVEN).text(List.of(GOOD));
    Files.writeString(data.resolve("a.csv"), csv + "\r\n" + line + "\r\n");
    Quarantine quarantine = quarantine("a.csv");
    Row rejected = quarantine.rejected().collectAsList().get(0);
    assertThat(rejected.getString(0)).endsWith("a.csv");
    assertThat(rejected.getLong(1)).isEqualTo(4);
    assertThat(rejected.getString(2)).isEqualTo(rule);
    assertThat(rejected.getString(3)).isEqualTo(reason);
    assertThat(rejected.getString(4)).isEqualTo(line);
    assertThat(quarantine.trips().collectAsList()).containsExactly(GOOD.read(ReadTest.SEVEN));
  }

  @Test
  void counts_filesOfBothFormats_countsEachRowOnce() {
    TripRow today = GOOD.in24Columns();
    ParquetFile.of(ReadTest.TWENTY_FOUR)
        .with(TripSchema.PICKUP_ZONE, "optional int64 %s")
        .write(
            data.resolve("a.parquet"),
            List.of(
                today,
                today.with(TripSchema.PICKUP_ZONE, 1L << 40),
                today.with(TripSchema.SECONDS, -1L),
                today.with(TripSchema.MILES, -0.5),
                today.with(TripSchema.DROPOFF, LocalDateTime.of(2020, 2, 1, 0, 0))));
    CsvFile.of(ReadTest.SEVEN)
        .write(data.resolve("b.csv"), List.of(GOOD, GOOD.with(TripSchema.DROPOFF_ZONE, 0)));
    Quarantine quarantine = TripReader.quarantine(spark, data.toString());
    assertThat(quarantine.counts().collectAsList())
        .extracting(row -> row.getString(0), row -> row.getLong(1))
        .containsExactly(
            tuple("(trips)", 2L),
            tuple("negative", 2L),
            tuple("order", 1L),
            tuple("value", 1L),
            tuple("zone", 1L));
    assertThat(quarantine.rejected().filter("rule = 'value'").collectAsList())
        .extracting(row -> row.getLong(1), row -> row.getString(3))
        .containsExactly(
            tuple(
                2L,
                "PULocationID is \"1099511627776\", expected a whole number from"
                    + " -2147483648 to 2147483647"));
    assertThat(quarantine.rejected().filter("rule = 'value'").first().getString(4))
        .startsWith("{\"hvfhs_license_num\":\"HV0003\"")
        .contains("\"PULocationID\":1099511627776");
    assertThat(quarantine.rejected().filter("rule = 'value'").first().getString(0))
        .endsWith("a.parquet");
  }

  @Test
  void rejected_fileInParts_numbersLinesInTheFile() throws Exception {
    List<TripRow> rows = new ArrayList<>(Collections.nCopies(300, GOOD));
    rows.set(4, GOOD.with(TripSchema.PICKUP_ZONE, "five"));
    rows.set(299, GOOD.with(TripSchema.PICKUP_ZONE, 999));
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("a.csv"), rows);
    spark.conf().set("spark.sql.files.maxPartitionBytes", "1000");
    try {
      Quarantine quarantine = quarantine("a.csv");
      assertThat(quarantine.rejected().collectAsList())
          .extracting(row -> row.getLong(1), row -> row.getString(2))
          .containsExactlyInAnyOrder(tuple(6L, "value"), tuple(301L, "zone"));
      assertThat(quarantine.trips().count()).isEqualTo(298);
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @Test
  void trips_quirksOfRealRows_keepsThem() {
    LocalDateTime late = LocalDateTime.of(2020, 3, 1, 0, 4);
    TripRow quirky =
        GOOD.in24Columns()
            .with(TripSchema.REQUEST, late)
            .with(TripSchema.FARE, -12.5)
            .with(TripSchema.DRIVER_PAY, 0.0)
            .with(TripSchema.SECONDS, 718L)
            .with(TripSchema.PICKUP_ZONE, 264)
            .with(TripSchema.DROPOFF_ZONE, 265);
    CsvFile.of(ReadTest.TWENTY_FOUR).write(data.resolve("a.csv"), List.of(quirky));
    assertThat(quarantine("a.csv").trips().collectAsList())
        .containsExactly(quirky.read(ReadTest.TWENTY_FOUR));
  }

  @Test
  void checked_columns_areOursThenRuleAndReason() {
    CsvFile.of(ReadTest.SEVEN)
        .write(data.resolve("a.csv"), List.of(GOOD, GOOD.with(TripSchema.DROPOFF_ZONE, "x")));
    Quarantine quarantine = quarantine("a.csv");
    assertThat(quarantine.checked().columns())
        .startsWith(TripSchema.allColumns().fieldNames())
        .endsWith("rule", "reason")
        .hasSize(28);
    assertThat(quarantine.trips().schema()).isEqualTo(TripSchema.allColumns());
    assertThat(quarantine.checked().filter("rule is null").count()).isEqualTo(1);
    assertThat(quarantine.checked().filter("rule = 'value' and DOLocationID is null").count())
        .isEqualTo(1);
  }

  private Quarantine quarantine(String name) {
    return TripReader.quarantine(spark, data.resolve(name).toUri().toString());
  }
}
