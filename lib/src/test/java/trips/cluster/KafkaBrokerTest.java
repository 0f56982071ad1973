package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own process; the slow part, its start, is shared. */
class KafkaBrokerTest {

  private static KafkaBroker kafka;

  @BeforeAll
  static void start() {
    kafka = KafkaBroker.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void topic_new_takesAndGivesEvents() throws Exception {
    String topic = kafka.topic("new", 2);

    send(topic, "first", "second");

    assertThat(received(topic, 2)).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void topic_twice_staysAsItIs() throws Exception {
    kafka.topic("twice", 1);
    send("twice", "kept");

    assertThat(kafka.topic("twice", 3)).isEqualTo("twice");
    assertThat(received("twice", 1)).containsExactly("kept");
  }

  @Test
  void topic_badName_isNamedWithKafkasReason() {
    assertThatThrownBy(() -> kafka.topic("no blanks", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no blanks")
        .hasMessageContaining("invalid");
  }

  @Test
  void topic_withoutPartitions_saysWhatIsAllowed() {
    assertThatThrownBy(() -> kafka.topic("none", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("topic none has 0 partitions, but needs at least 1");
  }

  @Test
  void restart_afterKill_keepsWhatWasSent() throws Exception {
    String topic = kafka.topic("kept", 1);
    send(topic, "before");

    kafka.kill();
    assertThat(FreePort.isOpen(kafka.bootstrap())).isFalse();
    kafka.restart();

    send(topic, "after");
    assertThat(received(topic, 2)).containsExactly("before", "after");
  }

  @Test
  void restart_whileItRuns_isRefused() {
    assertThatThrownBy(() -> kafka.restart())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the broker runs; kill() it first");
  }

  @Test
  void at_nobodyThere_namesTheVariableAndTheAddress() throws Exception {
    String nobody = FreePort.LOOPBACK + ":" + FreePort.find();

    assertThatThrownBy(() -> KafkaBroker.at(nobody))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP is " + nobody)
        .hasMessageContaining("unset it");
  }

  @Test
  void at_brokerOfOthers_isUsedAndLeftRunning() throws Exception {
    try (KafkaBroker theirs = KafkaBroker.at(kafka.bootstrap())) {
      theirs.topic("theirs", 1);
      assertThatThrownBy(theirs::kill).hasMessageContaining("not ours");
    }

    send("theirs", "still there");
    assertThat(received("theirs", 1)).containsExactly("still there");
  }

  @Test
  void ownerKilled_leavesNothing(@TempDir Path temp) throws Exception {
    OwnerProcess.start(Owner.class, "256m", temp).killAndExpectNothing(1, "trips-kafka-");
  }

  private static void send(String topic, String... values) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrap(),
            ProducerConfig.ACKS_CONFIG,
            "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static List<String> received(String topic, int count) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrap(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "reader-of-" + topic,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (values.size() < count && System.nanoTime() < end) {
        ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(200));
        polled.forEach(each -> values.add(each.value()));
      }
    }
    return values;
  }

  /** Starts a broker, says so, and waits to be killed. */
  static final class Owner {

    public static void main(String[] arguments) throws Exception {
      KafkaBroker broker = KafkaBroker.start();
      broker.topic("owned", 1);
      System.out.println(OwnerProcess.READY);
      Thread.currentThread().join();
    }
  }
}
