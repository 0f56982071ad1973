package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import trips.data.Trees;

/**
 * A job of Flink that counts the trips of a topic by zone and minute, event by event: it takes each
 * event as it comes, and writes its result to another topic at once.
 *
 * <p>It reads events as {@link trips.replay.TripEvent#json} writes them, from the beginning of the
 * topic on, and writes for each one JSON of the form {@link #schema}. Its state is saved each
 * second: after a failure, such as a broker that is away for minutes, it goes on where it was, and
 * counts no event twice; a result may then come twice, with the same {@code partition} and {@code
 * offset}. A result has the key of its event. A damaged event ends nothing and has an {@code error}
 * for a result.
 *
 * <p>The job runs in a process of its own, with cluster and all, whose state lies in a temporary
 * folder. It ends, and its state goes, when it is closed, and also when this JVM ends, however it
 * ends. Safe for use by any thread.
 *
 * <pre>{@code
 * try (var flink = FlinkJob.start(kafka, kafka.topic("trips", 4), kafka.topic("counts", 4))) {
 *   var results = spark.readStream().format("kafka").options(kafka.options())
 *       .option("subscribe", "counts").load()
 *       .select(col("timestamp"), from_json(col("value").cast("string"), FlinkJob.schema()));
 * }
 * }</pre>
 */
public final class FlinkJob implements AutoCloseable {

  private static final long START_SECONDS = 90;
  private static final int ASK_MILLIS = 20_000;

  /** On the class path of the process only, so it is called by name. */
  private static final String MAIN = "trips.flink.TripCounts";

  private static final StructType SCHEMA =
      new StructType()
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("PULocationID", DataTypes.IntegerType)
          .add("minute", DataTypes.TimestampType)
          .add("count", DataTypes.LongType)
          .add("sent_time", DataTypes.TimestampType)
          .add("written_time", DataTypes.TimestampType)
          .add("read_time", DataTypes.TimestampType)
          .add("done_time", DataTypes.TimestampType)
          .add("error", DataTypes.StringType);

  private final String from;
  private final String to;
  private final Path folder;
  private Daemon process;

  private FlinkJob(String from, String to) throws IOException {
    this.from = from;
    this.to = to;
    folder = Files.createTempDirectory("trips-flink-");
  }

  /**
   * Returns a job of which all tasks run.
   *
   * @param from the topic with the events
   * @param to the topic for the results
   * @throws IllegalArgumentException if there is no such topic, or both are the same
   * @throws IllegalStateException if the broker does not answer, the job is not ready in time or
   *     its process ends; the message has the end of its log
   */
  public static FlinkJob start(KafkaBroker kafka, String from, String to) {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "the job would read its own results: both topics are "
              + from
              + "; make another for the results");
    }
    requireTopics(kafka, List.of(from, to));
    String classPath = Engine.FLINK.classPath();
    FlinkJob job = null;
    try {
      job = new FlinkJob(from, to);
      job.launch(kafka, classPath);
      return job;
    } catch (IOException e) {
      close(job);
      throw new UncheckedIOException("the job cannot be started: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close(job);
      throw e;
    }
  }

  private static void close(FlinkJob job) {
    if (job != null) {
      job.close();
    }
  }

  private static void requireTopics(KafkaBroker kafka, List<String> topics) {
    try (Admin admin = kafka.admin(ASK_MILLIS)) {
      for (String topic : topics) {
        requireTopic(admin, topic);
      }
    }
  }

  private static void requireTopic(Admin admin, String topic) {
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topic " + topic + " is looked up", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        throw new IllegalArgumentException(
            "there is no topic " + topic + "; make it with the broker's topic(name, partitions)",
            e);
      }
      throw new IllegalStateException(
          "the broker does not say whether topic " + topic + " is there: " + e.getCause(), e);
    }
  }

  private synchronized void launch(KafkaBroker kafka, String classPath) throws IOException {
    Path own = folder.resolve("job");
    Path ready = own.resolve("ready");
    process =
        Daemon.start(
            new Daemon.Plan(
                folder,
                "job",
                classPath,
                options(),
                Map.of(),
                List.of(
                    MAIN,
                    kafka.bootstrap(),
                    from,
                    to,
                    own.resolve("checkpoints").toString(),
                    ready.toString())));
    process.await("the job", START_SECONDS, () -> Files.exists(ready));
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xmx256m", "-XX:MaxDirectMemorySize=64m", "-Xss512k"));
    options.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    // Two parts of the sink have a metric of one name, which Flink tells once for each.
    options.add("-Dorg.slf4j.simpleLogger.log.org.apache.flink.metrics.MetricGroup=error");
    return options;
  }

  /**
   * Returns the columns of a result.
   *
   * <ul>
   *   <li>{@code partition}, {@code offset}: the event's, which tell it from all others
   *   <li>{@code PULocationID}, {@code minute}: what was counted; the minute as {@code event_time}
   *       of {@link trips.replay.TripEvent#schema} is to be read
   *   <li>{@code count}: how many events of zone and minute there were with this one; null if it
   *       came when the latest of its partition was more than an hour ahead, since by then its
   *       minute is forgotten
   *   <li>{@code sent_time} of the event, {@code written_time} when its producer gave it to Kafka,
   *       {@code read_time} when the job had it, {@code done_time} when it was counted; the topic's
   *       {@code timestamp} says when the result was given to Kafka
   *   <li>{@code error}: what is wrong with a damaged event, of which zone, minute, count and
   *       {@code sent_time} are null; else null
   * </ul>
   */
  public static StructType schema() {
    return SCHEMA;
  }

  /**
   * Throws if the job has ended by itself, as it does after ten failures.
   *
   * @throws IllegalStateException with the end of its log
   */
  public synchronized void requireRunning() {
    process.requireAlive();
  }

  /** Ends the process and deletes its state; the topics stay. Does nothing when called again. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
    }
    Trees.deleteShared(folder);
  }

  @Override
  public String toString() {
    return "Flink, counting " + from + " into " + to;
  }
}
