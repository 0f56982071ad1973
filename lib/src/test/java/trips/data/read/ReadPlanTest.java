package trips.data.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trips.data.TripSchema;

class ReadPlanTest {

  private static final Column LATE =
      col(TripSchema.PICKUP).geq(lit("2020-03-15 00:00:00").cast(DataTypes.TimestampNTZType));

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

  @Test
  void read_filterAndColumns_reachEachParquetFile() {
    ParquetFile.of(ReadTest.SEVEN).write(data.resolve("a.parquet"), List.of(TripRow.SHARED));
    ParquetFile.of(ReadTest.TWENTY_FOUR)
        .with(TripSchema.PICKUP, "optional int64 %s (TIMESTAMP(MICROS,true))")
        .write(data.resolve("b.parquet"), List.of(TripRow.SHARED));
    String plan = plan(rows().filter(col(TripSchema.PICKUP_ZONE).equalTo(137).and(LATE)));
    assertThat(found("PushedFilters: \\[([^]]*)]", plan))
        .hasSize(2)
        .allSatisfy(
            filters ->
                assertThat(filters)
                    .contains("EqualTo(PULocationID,137)")
                    .contains("GreaterThanOrEqual(pickup_datetime,2020-03-15T00:00)"));
    assertThat(found("ReadSchema: struct<([^>]*)>", plan))
        .containsExactly(
            "pickup_datetime:timestamp_ntz,PULocationID:int",
            "pickup_datetime:timestamp_ntz,PULocationID:int");
  }

  @Test
  void read_zonesIn64Bits_readsOnlyTheColumnsNeeded() {
    ParquetFile.of(ReadTest.TWENTY_FOUR)
        .with(TripSchema.PICKUP_ZONE, "optional int64 %s")
        .write(data.resolve("a.parquet"), List.of(TripRow.SHARED));
    String plan = plan(rows().filter(col(TripSchema.PICKUP_ZONE).equalTo(137).and(LATE)));
    assertThat(found("ReadSchema: struct<([^>]*)>", plan))
        .containsExactly("pickup_datetime:timestamp_ntz,PULocationID:bigint");
    assertThat(found("PushedFilters: \\[([^]]*)]", plan).get(0))
        .contains("GreaterThanOrEqual(pickup_datetime");
  }

  @ParameterizedTest
  @CsvSource({
    "pickup_datetime >= timestamp_ntz'2020-03-16 00:00:00',6800",
    "pickup_datetime > timestamp_ntz'2020-03-16 00:00:00' and PULocationID > 0,6799",
    "pickup_datetime <= timestamp_ntz'2020-03-02 00:00:00',1441",
    "pickup_datetime = timestamp_ntz'2020-03-05 00:01:01',0",
  })
  void read_filterOnTimes_readsOnlyTheRowGroupsThatMayPass(String filter, long expected) {
    LocalDateTime first = LocalDateTime.of(2020, 3, 1, 0, 0);
    List<TripRow> minutes =
        IntStream.range(0, 28_400)
            .mapToObj(minute -> TripRow.SHARED.with(TripSchema.PICKUP, first.plusMinutes(minute)))
            .toList();
    ParquetFile.of(ReadTest.SEVEN).write(data.resolve("a.parquet"), minutes);
    Dataset<Row> rows = rows().filter(filter);
    assertThat(rows.collectAsList()).hasSize((int) expected);
    SparkPlan scan = rows.queryExecution().executedPlan().collectLeaves().head();
    assertThat(scan.metrics().get("numOutputRows").get().value()).isLessThan(minutes.size());
  }

  @Test
  void read_columnThatAFileLacks_leavesTheFileOut() {
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("a.csv"), List.of(TripRow.SHARED));
    assertThat(plan(rows().filter(col(TripSchema.TIPS).gt(0)))).doesNotContain("Scan trips-csv");
  }

  @Test
  void read_csv_readsOnlyTheColumnsNeeded() {
    CsvFile.of(ReadTest.SEVEN).write(data.resolve("a.csv"), List.of(TripRow.SHARED));
    String plan = plan(rows().filter(LATE));
    assertThat(found("ReadSchema: struct<([^>]*)>", plan))
        .containsExactly("pickup_datetime:timestamp_ntz");
  }

  @Test
  void read_manyFiles_runsNoJob() {
    for (int i = 0; i < 33; i++) {
      CsvFile.of(ReadTest.SEVEN).write(data.resolve(i + ".csv"), List.of(TripRow.SHARED));
    }
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      Dataset<Row> rows = rows();
      assertThat(rows.count()).isEqualTo(33);
      int ofCount = settled(jobs);
      rows();
      assertThat(rows.count()).isEqualTo(33);
      assertThat(settled(jobs)).isEqualTo(2 * ofCount);
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
  }

  /** Jobs are told in order and later; when all are told, the count stands still. */
  private static int settled(AtomicInteger jobs) {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(10_000);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
    return jobs.get();
  }

  private Dataset<Row> rows() {
    return TripReader.read(spark, data.toUri().toString());
  }

  private static String plan(Dataset<Row> rows) {
    return rows.groupBy()
        .count()
        .queryExecution()
        .explainString(ExplainMode.fromString("formatted"));
  }

  private static List<String> found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
