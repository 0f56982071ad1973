package trips;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionBuilder;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.Option;

/**
 * The one Spark session of this process.
 *
 * <p>Local by default, with settings that suit two cores and small data; see {@link #settings()}.
 * What overrides what, the stronger last: our defaults, {@code SPARK_MASTER}, {@code
 * spark-defaults.conf} in {@code SPARK_CONF_DIR} or {@code SPARK_HOME/conf}, system properties that
 * begin with {@code spark.}, {@link #builder()}.
 *
 * <p>Safe for use by any thread.
 */
public final class Spark {

  private static volatile boolean used;

  private Spark() {}

  /**
   * Returns the session of this process, which it starts if there is none or the last one was
   * stopped; cheap to call again.
   *
   * @throws IllegalStateException if this JVM cannot run Spark; the message says what to change
   */
  public static synchronized SparkSession session() {
    Optional<SparkSession> existing = existing();
    if (existing.isPresent()) {
      return existing.get();
    }
    return builder().getOrCreate();
  }

  /**
   * Returns Spark's own builder with {@link #settings()} already in it, for a session that needs
   * others: {@code Spark.builder().config("spark.ui.enabled", true).getOrCreate()}. The session it
   * makes is the one that {@link #session()} returns from then on.
   *
   * <p>Settings such as the memory are read once, when a session starts: call {@link #stop()}
   * before.
   *
   * @throws IllegalStateException if this JVM cannot run Spark; the message says what to change
   */
  public static SparkSessionBuilder builder() {
    return builder(settings());
  }

  /**
   * Returns a builder as {@link #builder()} does, for another master; a cluster's then has none of
   * the settings that are for one machine only.
   *
   * @param master as Spark writes it, for example {@code local[2]} or {@code spark://host:7077}
   * @throws IllegalStateException if this JVM cannot run Spark; the message says what to change
   */
  public static SparkSessionBuilder builder(String master) {
    Properties properties = new Properties();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> properties.setProperty(name, System.getProperty(name, "")));
    properties.setProperty("spark.master", master);
    return builder(SparkSettings.effective(System.getenv(), properties));
  }

  private static SparkSessionBuilder builder(Map<String, String> settings) {
    JvmCheck.run();
    used = true;
    // SparkSession.builder() finds this very builder through Scala's reflection, which takes as
    // long to start as a third of the session.
    SparkSessionBuilder builder = org.apache.spark.sql.classic.SparkSession.builder();
    settings.forEach(builder::config);
    return builder;
  }

  /**
   * Returns every setting that a new session would start with, sorted by name: ours, those of the
   * environment, and those of system properties.
   */
  public static Map<String, String> settings() {
    return SparkSettings.effective(System.getenv(), System.getProperties());
  }

  /** Returns the running session, or nothing; never starts one. */
  public static Optional<SparkSession> existing() {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isEmpty() || session.get().sparkContext().isStopped()) {
      return Optional.empty();
    }
    return Optional.of(session.get());
  }

  /**
   * Returns whether {@link #session()} or {@link #builder()} was called in this process; unlike
   * {@link #existing()} this loads none of Spark's classes.
   */
  public static boolean wasUsed() {
    return used;
  }

  /**
   * Runs something with a setting of the session changed, and puts the setting back, whatever
   * happens: {@code Spark.with("spark.sql.adaptive.enabled", "false", () -> query().count())}.
   *
   * <p>The setting holds for the whole session, also for other threads. A Dataset keeps the plan of
   * its first run, so make the query inside.
   *
   * @return what the call returns
   * @throws IllegalArgumentException if the setting is not one that a running session can change;
   *     the message says what to do
   */
  public static <T> T with(String key, String value, Supplier<T> call) {
    SettingChange change = new SettingChange(session().conf(), key, value);
    try {
      return call.get();
    } finally {
      change.undo();
    }
  }

  /** Runs something as {@link #with(String, String, Supplier)} does, and returns nothing. */
  public static void with(String key, String value, Runnable call) {
    Supplier<Void> supplier =
        () -> {
          call.run();
          return null;
        };
    with(key, value, supplier);
  }

  /** Stops the session, its jobs and its streams; does nothing if there is none. */
  public static synchronized void stop() {
    existing().ifPresent(Spark::stop);
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  /** The streams first: a session that stops under them leaves them waiting for it. */
  private static void stop(SparkSession session) {
    for (StreamingQuery query : session.streams().active()) {
      try {
        query.stop();
      } catch (TimeoutException e) {
        // It has been told, and the end of the session takes its jobs away.
      }
    }
    session.stop();
  }

  /**
   * Returns the file that Spark's log goes to, or nothing if logging was configured otherwise. The
   * file appears with the first line.
   */
  public static Optional<Path> logFile() {
    return SparkLog.file();
  }
}
