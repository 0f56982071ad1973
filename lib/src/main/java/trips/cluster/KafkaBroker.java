package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import trips.data.Trees;

/**
 * A Kafka broker: a process of this machine, or the cluster that the environment variable {@value
 * #VARIABLE} names.
 *
 * <p>The process is broker and controller in one (KRaft), has its data in a temporary folder, and
 * listens on this machine only. It ends, and its data goes, when it is closed, and also when this
 * JVM ends, however it ends. Topics are made by {@link #topic}, never by a misspelt name. Safe for
 * use by any thread.
 *
 * <pre>{@code
 * try (var kafka = KafkaBroker.start()) {
 *   kafka.topic("trips", 4);
 *   var events = spark.readStream().format("kafka").options(kafka.options())
 *       .option("subscribe", "trips").load();
 * }
 * }</pre>
 */
public final class KafkaBroker implements AutoCloseable {

  /** The environment variable that names a cluster, as {@code host:port} with commas between. */
  public static final String VARIABLE = "KAFKA_BOOTSTRAP";

  private static final long START_SECONDS = 60;
  private static final int ASK_MILLIS = 1_000;

  private final String bootstrap;
  private final Path folder;
  private final Daemon.Plan plan;
  private Daemon process;

  private KafkaBroker(String bootstrap, Path folder, Daemon.Plan plan) {
    this.bootstrap = bootstrap;
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Returns a broker that answers: a new process, or the cluster of {@value #VARIABLE}.
   *
   * @throws IllegalStateException if it does not answer in time or the process ends; the message
   *     has the end of its log
   */
  public static KafkaBroker start() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return at(named.strip());
    }
    return Attempts.start(
        "the broker", KafkaBroker::create, KafkaBroker::launch, KafkaBroker::close);
  }

  /**
   * Returns a cluster that somebody else runs.
   *
   * @param bootstrap some of its brokers, as {@code host:port} with commas between
   * @throws IllegalStateException if it does not answer
   */
  static KafkaBroker at(String bootstrap) {
    KafkaBroker broker = new KafkaBroker(bootstrap, null, null);
    if (!broker.answers(ASK_MILLIS * 10)) {
      throw new IllegalStateException(
          VARIABLE
              + " is "
              + bootstrap
              + ", but no Kafka broker answers there; write host:port of brokers that run, or unset"
              + " it to use a broker of your own on this machine");
    }
    return broker;
  }

  private static KafkaBroker create() throws IOException {
    String classPath = Engine.KAFKA.classPath();
    return ClusterHome.inNewFolder("trips-kafka-", folder -> in(folder, classPath));
  }

  private static KafkaBroker in(Path folder, String classPath) throws IOException {
    String bootstrap = FreePort.LOOPBACK + ":" + FreePort.find();
    Path settings = folder.resolve("server.properties");
    Path data = folder.resolve("broker").resolve("data");
    try (Writer file = Files.newBufferedWriter(settings)) {
      settings(bootstrap, FreePort.LOOPBACK + ":" + FreePort.find(), data).store(file, null);
    }
    return new KafkaBroker(
        bootstrap,
        folder,
        new Daemon.Plan(
            folder,
            "broker",
            classPath,
            List.of("-Xmx256m", "-Xss512k"),
            Map.of(),
            List.of(
                KafkaMain.class.getName(), settings.toString(), data.toString(), newClusterId())));
  }

  /** Returns settings of one broker alone: nothing is replicated, and nothing waits for others. */
  private static Properties settings(String bootstrap, String controller, Path data) {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", "1");
    settings.setProperty("controller.quorum.bootstrap.servers", controller);
    settings.setProperty("listeners", "PLAINTEXT://" + bootstrap + ",CONTROLLER://" + controller);
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty("log.dirs", data.toString());
    settings.setProperty("auto.create.topics.enable", "false");
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    // The data of a lesson: a segment of the usual 1 GB would be reserved on some systems.
    settings.setProperty("log.segment.bytes", String.valueOf(64 << 20));
    // A killed broker is let in again only when its old session has ended.
    settings.setProperty("broker.session.timeout.ms", "2000");
    settings.setProperty("broker.heartbeat.interval.ms", "400");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "2");
    settings.setProperty("background.threads", "2");
    return settings;
  }

  /** Returns an id as Kafka writes it: 16 random bytes in the Base64 of addresses. */
  private static String newClusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        java.nio.ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private synchronized void launch() throws IOException {
    process = Daemon.start(plan);
    process.await(
        "the broker", START_SECONDS, () -> FreePort.isOpen(bootstrap) && answers(ASK_MILLIS));
  }

  private boolean answers(int millis) {
    try (Admin admin = admin(millis)) {
      return !admin.describeCluster().nodes().get(millis * 2L, TimeUnit.MILLISECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the broker starts", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException | KafkaException e) {
      return false;
    }
  }

  /**
   * Returns a client for topics and brokers, to be closed.
   *
   * @param millis how long it waits for an answer
   */
  Admin admin(int millis) {
    return Admin.create(
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            millis,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            millis));
  }

  /** Returns what a client needs as {@code bootstrap.servers}: {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /**
   * Returns the options of Spark's source and sink {@code kafka} that name this broker. A broker
   * that is down for a while does not end a query: the source tries for two minutes. A read that
   * has come to the end of a partition waits for more for 20 ms, not for Kafka's usual 500, which a
   * small batch at the end of a topic would spend doing nothing.
   */
  public Map<String, String> options() {
    return Map.of(
        "kafka.bootstrap.servers",
        bootstrap,
        "kafka.fetch.max.wait.ms",
        "20",
        "fetchOffset.numRetries",
        "240",
        "fetchOffset.retryIntervalMs",
        "500");
  }

  /**
   * Makes a topic; one of that name that is there already stays as it is.
   *
   * @param partitions how many, at least one: what one consumer of a group can have alone
   * @return the name
   * @throws IllegalArgumentException if Kafka refuses the name or the number
   * @throws IllegalStateException if the broker does not answer
   */
  public String topic(String name, int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "topic " + name + " has " + partitions + " partitions, but needs at least 1");
    }
    try (Admin admin = admin(ASK_MILLIS * 20)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(
                      name, java.util.Optional.of(partitions), java.util.Optional.empty())))
          .all()
          .get();
      return name;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topic " + name + " is made", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return name;
      }
      if (e.getCause() instanceof org.apache.kafka.common.errors.RetriableException) {
        throw new IllegalStateException(
            "the broker at " + bootstrap + " does not answer: " + e.getCause().getMessage(), e);
      }
      throw new IllegalArgumentException(
          "Kafka makes no topic " + name + ": " + e.getCause().getMessage(), e);
    }
  }

  /**
   * Kills the process, as a machine that loses power; its data stays for {@link #restart}.
   *
   * @throws IllegalStateException if the broker is one of {@value #VARIABLE}
   */
  public synchronized void kill() {
    own("killed").kill();
  }

  /**
   * Starts the process again on its data and its port, and waits until it answers.
   *
   * @throws IllegalStateException if the broker is one of {@value #VARIABLE}, still runs, or does
   *     not come up
   */
  public synchronized void restart() {
    if (own("restarted").isAlive()) {
      throw new IllegalStateException("the broker runs; kill() it first");
    }
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException("the broker cannot be started: " + e.getMessage(), e);
    }
  }

  private Daemon own(String what) {
    if (plan == null) {
      throw new IllegalStateException(
          "the brokers at "
              + bootstrap
              + " are not ours and cannot be "
              + what
              + "; unset "
              + VARIABLE);
    }
    return process;
  }

  /** Ends the process and deletes its data; a cluster of {@value #VARIABLE} stays as it is. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
    }
    if (folder != null) {
      Trees.deleteShared(folder);
    }
  }

  @Override
  public String toString() {
    return plan == null ? "Kafka at " + bootstrap : "Kafka, one broker on this machine";
  }
}
