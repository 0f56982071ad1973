package trips.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.TestSpark;

/** Spark's own streams read what a replay writes. */
class ReplayStreamsTest {

  private final Replay morning =
      Replay.of(YearMonth.of(2020, 3))
          .scale(0.01)
          .from("2020-03-02T06:00")
          .to("2020-03-02T10:00")
          .disorder(Duration.ofMinutes(2))
          .speed(600)
          .paced(new TestPacer());

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  @Test
  void toFolder_json_isReadAsAStreamWithAWatermark() throws Exception {
    long sent = write(EventFormat.JSON);
    Dataset<Row> events = spark.readStream().schema(TripEvent.schema()).json(folder.toString());
    Dataset<Row> perHour =
        events
            .withWatermark("event_time", "2 minutes")
            .groupBy(functions.window(functions.col("event_time"), "1 hour"))
            .count();
    StreamingQuery query =
        perHour
            .writeStream()
            .format("memory")
            .queryName("per_hour")
            .outputMode("complete")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    List<Row> counted = spark.table("per_hour").collectAsList();
    assertThat(counted).hasSize(4);
    assertThat(counted.stream().mapToLong(row -> row.getLong(1)).sum()).isEqualTo(sent);
  }

  @Test
  void toFolder_csv_hasTheSameEvents() throws Exception {
    write(EventFormat.CSV);
    Dataset<Row> events =
        spark.read().schema(TripEvent.schema()).option("header", true).csv(folder.toString());
    assertThat(events.filter("event_time is null or sent_time is null").count()).isZero();
    assertThat(events.sort("sent_time").select("dispatching_base_num").collectAsList())
        .hasSameSizeAs(morning.events().toList());
  }

  @Test
  void toFolder_files_areOneForEachSecondAndNoneIsLeftHalf() throws Exception {
    write(EventFormat.JSON);
    // Four hours at 600 times the pace are 24 seconds.
    assertThat(folder.toFile().list())
        .hasSizeBetween(20, 26)
        .allMatch(name -> name.matches("trips-\\d+-\\d{6}\\.json"));
  }

  @Test
  void toSocket_twoListeners_getTheSameLines() throws Exception {
    try (ReplayRun run = morning.toSocket(0);
        Socket one = new Socket(InetAddress.getLoopbackAddress(), run.port())) {
      List<String> lines =
          new BufferedReader(new InputStreamReader(one.getInputStream())).lines().toList();
      run.await();
      assertThat(lines)
          .hasSize((int) run.sent())
          .first()
          .asString()
          .startsWith("{\"event_time\":\"2020-03-02T06:0");
    }
  }

  @Test
  void toSocket_spark_readsItsLines() throws Exception {
    try (ReplayRun run = morning.toSocket(0)) {
      Dataset<Row> lines =
          spark
              .readStream()
              .format("socket")
              .options(Map.of("host", "127.0.0.1", "port", String.valueOf(run.port())))
              .load();
      StreamingQuery query =
          lines.writeStream().format("memory").queryName("lines").outputMode("append").start();
      run.await();
      query.processAllAvailable();
      long read =
          spark
              .table("lines")
              .filter("value like '{\"event_time%Y\"}' or value like '%N\"}'")
              .count();
      query.stop();
      assertThat(read).isPositive().isLessThanOrEqualTo(run.sent());
    }
  }

  @Test
  void stop_whileNobodyListens_ends() throws Exception {
    ReplayRun run = morning.toSocket(0);
    run.stop();
    assertThat(run.isRunning()).isFalse();
    assertThat(run.sent()).isZero();
  }

  private long write(EventFormat format) throws Exception {
    try (ReplayRun run = morning.format(format).toFolder(Files.createDirectories(folder))) {
      run.await();
      return run.sent();
    }
  }
}
