package trips.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A process of a cluster, in the hands of {@link Watched}. */
final class Daemon implements AutoCloseable {

  private static final int CLOSE_SECONDS = 10;
  private static final int LOG_LINES = 15;

  private final String name;
  private final List<Path> logFiles;
  private final Process process;

  private Daemon(String name, List<Path> logFiles, Process process) {
    this.name = name;
    this.logFiles = logFiles;
    this.process = process;
  }

  /** Thrown when a process has ended that should run. */
  static final class Ended extends IllegalStateException {

    private static final long serialVersionUID = 1;

    Ended(String message) {
      super(message);
    }
  }

  /**
   * Starts a process.
   *
   * @param main the main class and its arguments
   */
  static Daemon start(ClusterHome home, String name, List<String> main) throws IOException {
    Path own = Files.createDirectories(home.folderOf(name));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // They never run hot code: the quick compiler alone costs less time and memory.
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.add("-Djava.io.tmpdir=" + own);
    // A port that is taken must end the process, not move it to where nobody looks.
    command.add("-Dspark.port.maxRetries=0");
    command.add("-Dspark.worker.cleanup.enabled=true");
    command.add("-Dtrips.log=" + own.resolve("spark"));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", home.classPathJar().toString(), Watched.class.getName()));
    command.add(home.folder().toString());
    command.add(own.toString());
    command.addAll(main);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(home.logOf(name).toFile());
    builder.environment().putAll(environment(home, own));
    return new Daemon(name, List.of(own.resolve("spark.log"), home.logOf(name)), builder.start());
  }

  private static Map<String, String> environment(ClusterHome home, Path own) {
    return Map.of(
        "SPARK_HOME", home.folder().toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", FreePort.LOOPBACK,
        "SPARK_LOCAL_DIRS", own.toString(),
        "JAVA_HOME", System.getProperty("java.home"));
  }

  /** Throws if the process has ended. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new Ended(
          "the " + name + " has ended with code " + process.exitValue() + "; its log: " + log());
    }
  }

  /** Returns the last lines of its log and of what the process has printed. */
  String log() {
    List<String> lines = new ArrayList<>();
    for (Path file : logFiles) {
      try {
        List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
        lines.addAll(all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
      } catch (IOException e) {
        lines.add("(no " + file.getFileName() + ")");
      }
    }
    return String.join("\n", lines);
  }

  /** Ends the process and those that it has started, at once. */
  void kill() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(Stream.concat(Stream.of(process.toHandle()), started.stream()));
  }

  private static void awaitEnd(Stream<ProcessHandle> processes) {
    processes.forEach(
        each -> {
          try {
            each.onExit().get(CLOSE_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (java.util.concurrent.ExecutionException
              | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("process " + each.pid() + " cannot be killed", e);
          }
        });
  }

  @Override
  public void close() {
    // Nothing here needs a farewell, and executors would take seconds for theirs.
    kill();
  }
}
