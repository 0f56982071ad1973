package trips;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a session, as data. */
final class SparkSettings {

  /** One of our defaults, and the reason for it. */
  private record Setting(String name, String value, String why) {}

  private static final String LOOPBACK = "127.0.0.1";

  private static final List<Setting> ALWAYS =
      List.of(
          new Setting("spark.app.name", "notebook", "Spark insists on a name"),
          new Setting("spark.ui.showConsoleProgress", "false", "it draws over a cell's output"),
          new Setting(
              "spark.sql.session.timeZone", "UTC", "times look the same on every reader's machine"),
          new Setting(
              "spark.sql.warehouse.dir",
              temporary("warehouse"),
              "tables do not land in the folder of the notebook"));

  private static final List<Setting> LOCAL =
      List.of(
          new Setting("spark.master", "local[*]", "all cores of this machine, no cluster needed"),
          new Setting("spark.ui.enabled", "false", "saves a port, 20 MB and half a second"),
          new Setting("spark.driver.host", LOOPBACK, "works without a network or a host name"),
          new Setting("spark.driver.bindAddress", LOOPBACK, "nobody else can connect"),
          new Setting("spark.sql.shuffle.partitions", "4", "200 tiny tasks cost more than they do"),
          new Setting("spark.default.parallelism", "4", "the same for RDDs, on any machine"),
          // Hadoop counts what streams read; a vectored read of a local file is none of them, and
          // "bytes read" would be that of the footers alone (HADOOP-17028 brought them).
          new Setting(
              "spark.hadoop.parquet.hadoop.vectored.io.enabled",
              "false",
              "so that bytes read are counted"));

  private SparkSettings() {}

  /** Returns defaults, environment, {@code spark-defaults.conf} and properties, merged. */
  static Map<String, String> effective(Map<String, String> environment, Properties properties) {
    Map<String, String> overriding = new TreeMap<>(defaultsFile(environment));
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("spark.")) {
        overriding.put(name, properties.getProperty(name));
      }
    }
    String master =
        properties.getProperty("SPARK_MASTER", environment.getOrDefault("SPARK_MASTER", ""));
    if (!master.isBlank()) {
      overriding.putIfAbsent("spark.master", master.strip());
    }
    Map<String, String> settings = new TreeMap<>();
    ALWAYS.forEach(setting -> settings.put(setting.name(), setting.value()));
    // The executors of a cluster must reach the driver, and its size decides about partitions.
    if (overriding.getOrDefault("spark.master", "local").startsWith("local")) {
      LOCAL.forEach(setting -> settings.put(setting.name(), setting.value()));
    }
    settings.putAll(overriding);
    return settings;
  }

  /** Reads what spark-submit would read; a session made in a running JVM does not do so itself. */
  private static Map<String, String> defaultsFile(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    String folder = environment.get("SPARK_CONF_DIR");
    if (folder == null && environment.containsKey("SPARK_HOME")) {
      folder = Path.of(environment.get("SPARK_HOME"), "conf").toString();
    }
    if (folder == null || !Files.isReadable(Path.of(folder, "spark-defaults.conf"))) {
      return settings;
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(folder, "spark-defaults.conf"))) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read spark-defaults.conf in " + folder, e);
    }
    for (String name : read.stringPropertyNames()) {
      if (name.startsWith("spark.")) {
        settings.put(name, read.getProperty(name).strip());
      }
    }
    return settings;
  }

  private static String temporary(String name) {
    return Path.of(
            System.getProperty("java.io.tmpdir"),
            "trips-" + System.getProperty("user.name"),
            name + "-" + ProcessHandle.current().pid())
        .toUri()
        .toString();
  }
}
