package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.TestSpark;

/** A broker and queries that die in the middle of a stream: nothing is lost, nothing is twice. */
class StreamFaultsTest {

  /**
   * Lets Spark read Kafka as before 4.1: its newer reader ends a query that has done an unfinished
   * batch again with a NullPointerException (SPARK-55271).
   */
  private static final String OLD_READER = "spark.sql.streaming.disabledV2MicroBatchReaders";

  private static final int EACH = 300;
  private static final int BATCHES = 4;
  private static final int ALL = EACH * BATCHES;

  private static SparkSession spark;
  private static KafkaBroker kafka;
  private static KafkaProducer<String, String> producer;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
    spark.conf().set(OLD_READER, "org.apache.spark.sql.kafka010.KafkaSourceProvider");
    kafka = KafkaBroker.start();
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
    spark.conf().unset(OLD_READER);
  }

  @Test
  void brokerKilledAndRestarted_streamGoesOn_eachNumberIsWrittenOnce() throws Exception {
    String topic = kafka.topic("broker-dies", 2);
    StreamingQuery query = copy(numbers(topic, ALL), Trigger.ProcessingTime(0));
    confirm(send(topic, 0, EACH));
    query.processAllAvailable();

    kafka.kill();
    List<Future<RecordMetadata>> sentToNobody = send(topic, EACH, 2 * EACH);
    kafka.restart();
    confirm(sentToNobody);
    confirm(send(topic, 2 * EACH, ALL));
    query.processAllAvailable();
    query.stop();

    assertThat(inTopic(topic)).containsExactlyElementsOf(upTo(ALL));
    assertThat(written()).containsExactlyElementsOf(upTo(ALL));
  }

  @Test
  void queryStopped_resumedFromItsCheckpoint_eachNumberIsWrittenOnce() throws Exception {
    String topic = kafka.topic("query-stops", 2);
    confirm(send(topic, 0, 2 * EACH));
    StreamingQuery query = copy(numbers(topic, EACH / 3), Trigger.ProcessingTime(0));
    // Wherever it is now: before its first batch, in the middle of one, or behind the last.
    query.stop();
    confirm(send(topic, 2 * EACH, ALL));

    copy(numbers(topic, EACH / 3), Trigger.AvailableNow()).awaitTermination();

    assertThat(written()).containsExactlyElementsOf(upTo(ALL));
  }

  @Test
  void queryDeadBetweenStoreAndCheckpoint_resumed_doesThatBatchAgain() throws Exception {
    String topic = kafka.topic("worst-moment", 1);
    confirm(send(topic, 0, ALL));
    Map<Long, List<Long>> store = new ConcurrentHashMap<>();
    List<Long> runs = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean power = new AtomicBoolean(false);

    assertThatThrownBy(() -> keep(topic, store, runs, power).awaitTermination())
        .hasStackTraceContaining("power cut");
    assertThat(runs).containsExactly(0L, 1L);
    power.set(true);
    keep(topic, store, runs, power).awaitTermination();

    assertThat(runs).containsExactly(0L, 1L, 1L, 2L, 3L);
    assertThat(store.values().stream().flatMap(List::stream).sorted().toList())
        .containsExactlyElementsOf(upTo(ALL));
  }

  @Test
  void queryWithState_deadAndResumed_countsEachNumberOnce() throws Exception {
    String topic = kafka.topic("state", 1);
    confirm(send(topic, 0, ALL));
    Map<Long, Long> counts = new ConcurrentHashMap<>();
    AtomicBoolean power = new AtomicBoolean(false);

    assertThatThrownBy(() -> count(topic, counts, power).awaitTermination())
        .hasStackTraceContaining("power cut");
    assertThat(sum(counts)).isEqualTo(2 * EACH);
    power.set(true);
    count(topic, counts, power).awaitTermination();

    assertThat(counts)
        .isEqualTo(
            upTo(ALL).stream()
                .collect(Collectors.groupingBy(number -> number % 7, Collectors.counting())));
  }

  @Test
  void brokerAndQueryDead_bothBack_countsEachNumberOnce() throws Exception {
    String topic = kafka.topic("both", 1);
    confirm(send(topic, 0, 2 * EACH));
    Map<Long, Long> counts = new ConcurrentHashMap<>();
    AtomicBoolean power = new AtomicBoolean(false);
    assertThatThrownBy(() -> count(topic, counts, power).awaitTermination())
        .hasStackTraceContaining("power cut");

    kafka.kill();
    List<Future<RecordMetadata>> sentToNobody = send(topic, 2 * EACH, ALL);
    kafka.restart();
    confirm(sentToNobody);
    power.set(true);
    count(topic, counts, power).awaitTermination();

    assertThat(inTopic(topic)).containsExactlyElementsOf(upTo(ALL));
    assertThat(sum(counts)).isEqualTo(ALL);
  }

  /** Writes the numbers into files, with a checkpoint beside them. */
  private StreamingQuery copy(Dataset<Row> numbers, Trigger trigger) throws Exception {
    return numbers
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(trigger)
        .start(folder.resolve("numbers").toString());
  }

  /** Stores each batch under its id; without power it dies when the second has been stored. */
  private StreamingQuery keep(
      String topic, Map<Long, List<Long>> store, List<Long> runs, AtomicBoolean power)
      throws Exception {
    return numbers(topic, EACH)
        .writeStream()
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .foreachBatch(
            (batch, id) -> {
              runs.add(id);
              store.put(id, batch.as(Encoders.LONG()).collectAsList());
              dieWithout(power, id);
            })
        .start();
  }

  /** Counts by remainder, with state; the latest counts replace those before them. */
  private StreamingQuery count(String topic, Map<Long, Long> counts, AtomicBoolean power)
      throws Exception {
    return numbers(topic, EACH)
        .selectExpr("number % 7 AS remainder")
        .groupBy("remainder")
        .count()
        .writeStream()
        .outputMode("complete")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .foreachBatch(
            (batch, id) -> {
              for (Row row : batch.collectAsList()) {
                counts.put(row.getLong(0), row.getLong(1));
              }
              dieWithout(power, id);
            })
        .start();
  }

  private static void dieWithout(AtomicBoolean power, long batch) {
    if (!power.get() && batch == 1) {
      throw new IllegalStateException("power cut");
    }
  }

  private static Dataset<Row> numbers(String topic, int mostAtOnce) {
    DataStreamReader reader = spark.readStream().format("kafka").options(kafka.options());
    return reader
        .option("subscribe", topic)
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", mostAtOnce)
        .load()
        .selectExpr("CAST(CAST(value AS STRING) AS BIGINT) AS number");
  }

  private List<Long> written() {
    return sorted(spark.read().parquet(folder.resolve("numbers").toString()));
  }

  private static List<Long> inTopic(String topic) {
    return sorted(
        spark
            .read()
            .format("kafka")
            .options(kafka.options())
            .option("subscribe", topic)
            .load()
            .selectExpr("CAST(CAST(value AS STRING) AS BIGINT) AS number"));
  }

  private static List<Long> sorted(Dataset<Row> numbers) {
    return numbers.orderBy("number").as(Encoders.LONG()).collectAsList();
  }

  private static List<Long> upTo(int end) {
    return LongStream.range(0, end).boxed().toList();
  }

  private static long sum(Map<Long, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<Future<RecordMetadata>> send(String topic, int from, int to) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int number = from; number < to; number++) {
      String text = String.valueOf(number);
      sent.add(producer.send(new ProducerRecord<>(topic, text, text)));
    }
    return sent;
  }

  /** Waits until the broker has confirmed everything. */
  private static void confirm(List<Future<RecordMetadata>> sent) throws Exception {
    for (Future<RecordMetadata> each : sent) {
      each.get(60, TimeUnit.SECONDS);
    }
  }
}
