package trips.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.TestSpark;
import trips.replay.Replay;
import trips.replay.TripEvent;

/** A job of its own process on a broker of another; their starts are shared. */
class FlinkJobTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WAIT_SECONDS = 90;
  private static final Instant SENT = Instant.parse("2020-03-02T13:00:00.123456Z");

  private static KafkaBroker kafka;
  private static FlinkJob job;

  @BeforeAll
  static void start() {
    kafka = KafkaBroker.start();
    job = FlinkJob.start(kafka, kafka.topic("trips", 2), kafka.topic("counts", 2));
  }

  @AfterAll
  static void stop() {
    if (job != null) {
      job.close();
    }
    kafka.close();
  }

  @Test
  void events_ofTwoMinutes_areCountedEachByItself() throws Exception {
    send("trips", event(11, "08:00:05"), event(11, "08:01:00"), event(11, "08:00:59"));

    List<JsonNode> results = results("counts", 11, 3);

    assertThat(results)
        .extracting(each -> each.get("minute").asText() + " " + each.get("count"))
        .containsExactly("2020-03-02T08:00:00 1", "2020-03-02T08:01:00 1", "2020-03-02T08:00:00 2");
  }

  @Test
  void results_inSpark_haveTheColumnsOfTheSchema() throws Exception {
    send("trips", event(12, "08:00:05"));
    results("counts", 12, 1);

    Row row =
        TestSpark.session()
            .read()
            .format("kafka")
            .options(kafka.options())
            .option("subscribe", "counts")
            .load()
            .select(from_json(col("value").cast("string"), FlinkJob.schema()).as("result"))
            .select("result.*")
            .filter("PULocationID = 12")
            .head();

    assertThat(row.<java.sql.Timestamp>getAs("minute").toInstant())
        .isEqualTo(Instant.parse("2020-03-02T08:00:00Z"));
    assertThat(row.<Long>getAs("count")).isEqualTo(1);
    assertThat(row.<java.sql.Timestamp>getAs("sent_time").toInstant()).isEqualTo(SENT);
    assertThat(row.<java.sql.Timestamp>getAs("written_time")).isAfter(SENT);
    assertThat(row.<java.sql.Timestamp>getAs("done_time"))
        .isAfterOrEqualTo(row.<java.sql.Timestamp>getAs("read_time"));
    assertThat(row.<Integer>getAs("partition")).isBetween(0, 1);
    assertThat(row.<Long>getAs("offset")).isNotNegative();
    assertThat(row.<String>getAs("error")).isNull();
  }

  @Test
  void events_ofAReplay_giveTheCountsOfABatch() throws Exception {
    String from = kafka.topic("replayed", 4);
    String to = kafka.topic("replayed-counts", 2);
    List<TripEvent> events =
        Replay.of(YearMonth.of(2020, 3))
            .scale(0.1)
            .from("2020-03-02T08:00")
            .to("2020-03-02T09:00")
            .disorder(Duration.ofMinutes(2))
            .events()
            .toList();
    send(from, events.toArray(TripEvent[]::new));

    Map<String, Long> counted = new TreeMap<>();
    // What was sent before the start is counted, too.
    try (FlinkJob other = FlinkJob.start(kafka, from, to)) {
      other.requireRunning();
      for (JsonNode each : results(to, events.size())) {
        String cell = each.get("PULocationID") + " " + each.get("minute").asText();
        counted.merge(cell, each.get("count").asLong(), Math::max);
      }
    }

    Map<String, Long> batch =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    each ->
                        each.pickupZone()
                            + " "
                            + each.eventTime().truncatedTo(ChronoUnit.MINUTES)
                            + ":00",
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(counted).isEqualTo(batch);
  }

  @Test
  void event_damaged_hasAnErrorAndEndsNothing() throws Exception {
    sendTexts("trips", "no event", "{\"event_time\":\"yesterday\"}", "{}");
    send("trips", event(13, "08:00:05"));

    results("counts", 13, 1);

    List<String> errors = new ArrayList<>();
    for (JsonNode each : results("counts", 0, 3)) {
      assertThat(each.has("count")).isFalse();
      errors.add(each.get("error").asText());
    }
    assertThat(errors).hasSize(3).anyMatch(error -> error.startsWith("no JSON: "));
    assertThat(errors).contains("the event has no event_time", "the event has no PULocationID");
  }

  @Test
  void event_moreThanAnHourLate_isNotCounted() throws Exception {
    String from = kafka.topic("late", 1);
    String to = kafka.topic("late-counts", 1);
    try (FlinkJob other = FlinkJob.start(kafka, from, to)) {
      send(from, event(14, "08:00:05"), event(14, "09:00:59"));
      send(from, event(14, "08:00:10"));
      assertThat(results(to, 3))
          .last()
          .extracting(each -> each.get("count").asLong())
          .isEqualTo(2L);

      send(from, event(14, "09:01:00"), event(14, "10:00:00"));
      // The watermark follows the latest event within a fifth of a second.
      int sent = 5;
      JsonNode last;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
      do {
        send(from, event(14, "08:00:20"));
        sent++;
        last = results(to, sent).get(sent - 1);
      } while (!last.get("count").isNull() && System.nanoTime() < end);

      assertThat(last.get("count").isNull()).isTrue();
      assertThat(last.get("minute").asText()).isEqualTo("2020-03-02T08:00:00");
      other.requireRunning();
    }
  }

  @Test
  void broker_killedAndRestarted_losesNothingAndCountsNothingTwice() throws Exception {
    TripEvent[] half =
        Stream.generate(() -> event(15, "08:00:05")).limit(50).toArray(TripEvent[]::new);
    send("trips", half);
    results("counts", 15, 10);

    kafka.kill();
    kafka.restart();
    send("trips", half);

    assertThat(results("counts", 15, 100))
        .extracting(each -> each.get("count").asLong())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    job.requireRunning();
  }

  @Test
  void start_withoutTheTopic_saysHowToMakeIt() {
    assertThatThrownBy(() -> FlinkJob.start(kafka, "trips", "nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no topic nowhere; make it with the broker's topic(name, partitions)");
  }

  @Test
  void start_onItsOwnResults_isRefused() {
    assertThatThrownBy(() -> FlinkJob.start(kafka, "trips", "trips"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read its own results");
  }

  @Test
  void ownerKilled_leavesNothing(@TempDir Path temp) throws Exception {
    kafka.topic("owned", 1);
    kafka.topic("owned-counts", 1);

    OwnerProcess.start(Owner.class, "128m", temp, kafka.bootstrap())
        .killAndExpectNothing(1, "trips-flink-");
  }

  private static TripEvent event(int zone, String time) {
    LocalDateTime began = LocalDateTime.parse("2020-03-02T" + time);
    return new TripEvent(
        began, SENT, "HV0003", "B02510", zone, 1, began.plusMinutes(9), 1.5, false);
  }

  private static void send(String topic, TripEvent... events) throws Exception {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (TripEvent event : events) {
      records.add(new ProducerRecord<>(topic, String.valueOf(event.pickupZone()), event.json()));
    }
    send(records);
  }

  private static void sendTexts(String topic, String... texts) throws Exception {
    send(Stream.of(texts).map(text -> new ProducerRecord<String, String>(topic, text)).toList());
  }

  private static void send(List<ProducerRecord<String, String>> records) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(each -> sent.add(producer.send(each)));
      for (Future<RecordMetadata> each : sent) {
        each.get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static List<JsonNode> results(String topic, int count) throws Exception {
    return results(topic, null, count);
  }

  /**
   * Returns results of one zone, in their order and without those that came again after a failure;
   * those of damaged events have zone 0.
   */
  private static List<JsonNode> results(String topic, Integer zone, int count) throws Exception {
    Map<String, Object> settings =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    Map<String, JsonNode> found = new LinkedHashMap<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
      while (found.size() < count && System.nanoTime() < end) {
        for (var each : consumer.poll(Duration.ofMillis(200))) {
          JsonNode result = JSON.readTree(each.value());
          if (zone == null || result.path("PULocationID").asInt(0) == zone) {
            found.putIfAbsent(result.get("partition") + "/" + result.get("offset"), result);
          }
        }
      }
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(count);
    return List.copyOf(found.values());
  }

  /** Starts a job on a broker of others, says so, and waits to be killed. */
  static final class Owner {

    public static void main(String[] arguments) throws Exception {
      FlinkJob job = FlinkJob.start(KafkaBroker.at(arguments[0]), "owned", "owned-counts");
      job.requireRunning();
      System.out.println(OwnerProcess.READY);
      Thread.currentThread().join();
    }
  }
}
