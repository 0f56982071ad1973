package trips.cluster;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import trips.data.Trees;

/**
 * The folder of a cluster: what Spark calls its home, and what its processes write.
 *
 * @param secret by which the processes of the cluster and its driver know each other
 */
record ClusterHome(Path folder, String secret) implements AutoCloseable {

  private static final int SECRET_BYTES = 32;

  /** Returns a new one. */
  static ClusterHome create() throws IOException {
    return inNewFolder(
        "trips-cluster-",
        folder -> {
          ClusterHome home = new ClusterHome(folder, newSecret());
          // Spark takes the class path of executors from this folder.
          ClassPathJar.write(home.classPathJar(), classPath(), Map.of());
          home.writeSettings();
          return home;
        });
  }

  /** What is made in a new folder. */
  interface InFolder<T> {
    T make(Path folder) throws IOException;
  }

  /**
   * Makes a folder for temporary files that only this user can read, and something in it.
   *
   * @throws IOException as the maker throws it; then the folder is gone
   */
  static <T> T inNewFolder(String prefix, InFolder<T> maker) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    boolean made = false;
    try {
      T thing = maker.make(folder);
      made = true;
      return thing;
    } finally {
      if (!made) {
        Trees.deleteShared(folder);
      }
    }
  }

  /** Returns this JVM's class path without the kernel, which no other cluster has either. */
  private static List<Path> classPath() {
    Path kernel = placeOf(ijava.spi.KernelExtension.class);
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> !entry.equals(kernel))
        .toList();
  }

  /** Returns the jar or folder that a class comes from. */
  static Path placeOf(Class<?> type) {
    URI place;
    try {
      place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry has no address", e);
    }
    return Path.of(place).toAbsolutePath();
  }

  /**
   * A port of this machine is open to all who work on it, and who may submit a job runs code with
   * the rights of the workers. So master, workers and driver share a secret, in a file that nobody
   * else can read: a command line is no place for it.
   */
  private void writeSettings() throws IOException {
    Properties settings = new Properties();
    settings.setProperty("spark.authenticate", "true");
    settings.setProperty("spark.authenticate.secret", secret);
    // Knows no secret, and would start what anybody submits.
    settings.setProperty("spark.master.rest.enabled", "false");
    // Their pages know no secret either, so they must not stop anything.
    settings.setProperty("spark.ui.killEnabled", "false");
    try (Writer file = Files.newBufferedWriter(settings())) {
      settings.store(file, null);
    }
  }

  private static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the file with the settings of master and workers. */
  Path settings() {
    return folder.resolve("spark.properties");
  }

  Path classPathJar() {
    return folder.resolve("jars").resolve("classpath.jar");
  }

  /**
   * Returns how to start a process of Spark.
   *
   * @param host the one address at which it listens
   * @param main the main class and its arguments
   */
  Daemon.Plan plan(String name, String host, List<String> main) {
    Path own = folderOf(name);
    List<String> options = new ArrayList<>(List.of("-Xmx128m"));
    // A port that is taken must end the process, not move it to where nobody looks.
    options.add("-Dspark.port.maxRetries=0");
    options.add("-Dspark.worker.cleanup.enabled=true");
    options.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME", folder.toString(),
            "SPARK_SCALA_VERSION", "2.13",
            "SPARK_LOCAL_IP", host,
            "SPARK_LOCAL_DIRS", own.toString(),
            "JAVA_HOME", System.getProperty("java.home"));
    return new Daemon.Plan(folder, name, classPathJar().toString(), options, environment, main);
  }

  /** Returns the folder in which one process writes. */
  Path folderOf(String process) {
    return folder.resolve(process);
  }

  /** Deletes the folder. */
  @Override
  public void close() {
    Trees.deleteShared(folder);
  }
}
