package trips.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The main class of a job's process: counts the trips of one topic per zone and minute, and writes
 * a result for each event to another topic.
 */
public final class TripCounts {

  /** An event may be that much earlier than the latest of its partition and still be counted. */
  private static final Duration LATE = Duration.ofHours(1);

  /** A partition without events for that long holds the watermark up no longer. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  private static final long CHECKPOINT_MILLIS = 1_000;

  private static final String LOOPBACK = "127.0.0.1";

  private TripCounts() {}

  /**
   * Runs the job until it fails for good, and ends the process.
   *
   * @param arguments the brokers, the topic to read, the topic to write, a folder for checkpoints,
   *     a file to make when the job runs
   */
  public static void main(String[] arguments) {
    try {
      job(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]), arguments[4])
          .execute("trips per zone and minute");
    } catch (Exception e) {
      // The innermost cause comes last: the end of the log is what a reader gets to see.
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        System.err.println("because of " + cause);
      }
    }
    // Threads of the cluster may still be there, and would keep a process without a job alive.
    Runtime.getRuntime().halt(1);
  }

  private static StreamExecutionEnvironment job(
      String brokers, String from, String to, Path checkpoints, String ready) {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(1, settings(checkpoints));
    flink.enableCheckpointing(CHECKPOINT_MILLIS);
    // Sends each record on at once, where the default collects them for up to 100 ms.
    flink.setBufferTimeout(0);
    flink
        .fromSource(source(brokers, from), watermarks(), from)
        .keyBy(Seen::zone, Types.INT)
        .process(new CountPerMinute(ready))
        .sinkTo(sink(brokers, to));
    return flink;
  }

  private static KafkaSource<Seen> source(String brokers, String topic) {
    return KafkaSource.<Seen>builder()
        .setBootstrapServers(brokers)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new EventReader())
        .build();
  }

  private static WatermarkStrategy<Seen> watermarks() {
    return WatermarkStrategy.<Seen>forBoundedOutOfOrderness(LATE)
        .withTimestampAssigner(
            (event, written) -> event.error() == null ? event.eventMillis() : Long.MIN_VALUE)
        .withIdleness(IDLE);
  }

  private static KafkaSink<Counted> sink(String brokers, String topic) {
    return KafkaSink.<Counted>builder()
        .setBootstrapServers(brokers)
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
        // Exactly once would show results only with the next checkpoint, up to a second later.
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        // Without a time of ours, Kafka notes when the result was sent.
        .setRecordSerializer(
            (result, context, time) ->
                new ProducerRecord<>(topic, result.event().key(), result.json()))
        .build();
  }

  private static Configuration settings(Path checkpoints) {
    return Configuration.fromMap(
        Map.ofEntries(
            // Nobody else can reach what it listens on.
            Map.entry("jobmanager.bind-host", LOOPBACK),
            Map.entry("taskmanager.bind-host", LOOPBACK),
            Map.entry("taskmanager.host", LOOPBACK),
            Map.entry("rest.address", LOOPBACK),
            Map.entry("rest.bind-address", LOOPBACK),
            Map.entry("taskmanager.memory.network.min", "8mb"),
            Map.entry("taskmanager.memory.network.max", "8mb"),
            Map.entry("execution.checkpointing.storage", "filesystem"),
            Map.entry("execution.checkpointing.dir", checkpoints.toUri().toString()),
            // A broker may be away for minutes; a job that can never run must say so in the end.
            Map.entry("restart-strategy.type", "fixed-delay"),
            Map.entry("restart-strategy.fixed-delay.attempts", "10"),
            Map.entry("restart-strategy.fixed-delay.delay", "1s"),
            // A type that Flink would hand to Kryo is a mistake of ours.
            Map.entry("pipeline.generic-types", "false")));
  }
}
