package trips.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A process that ends with this JVM, however that ends; not for notebooks, which use what stands on
 * it. Safe for use by any thread.
 */
public final class Daemon implements AutoCloseable {

  /**
   * Options of each JVM; a lesson is over before the optimising compiler has earned back its time
   * and memory.
   */
  static final List<String> LEAN_JVM =
      List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1");

  private static final int CLOSE_SECONDS = 10;
  private static final int LOG_LINES = 15;
  private static final int POLL_MILLIS = 50;

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
   * What a process is started with.
   *
   * @param cluster the folder of the cluster, deleted by the last of its processes
   * @param name that of the process, of its folder and of its log in the cluster's
   * @param classPath as the JVM's option takes it; it must hold this library
   * @param options of the JVM
   * @param environment variables beside those of this process
   * @param main the main class and its arguments
   */
  public record Plan(
      Path cluster,
      String name,
      String classPath,
      List<String> options,
      Map<String, String> environment,
      List<String> main) {

    /** Returns the folder in which the process writes. */
    Path own() {
      return cluster.resolve(name);
    }

    /** Returns the file that the process prints to. */
    Path printed() {
      return cluster.resolve(name + ".log");
    }
  }

  /**
   * Starts a process.
   *
   * @throws IOException if the system cannot
   */
  public static Daemon start(Plan plan) throws IOException {
    Path own = Files.createDirectories(plan.own());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LEAN_JVM);
    command.add("-Djava.io.tmpdir=" + own);
    command.add("-Dtrips.log=" + own.resolve("spark"));
    command.addAll(plan.options());
    command.addAll(List.of("-cp", plan.classPath(), Watched.class.getName()));
    command.add(plan.cluster().toString());
    command.add(own.toString());
    command.addAll(plan.main());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.printed().toFile()));
    builder.environment().putAll(plan.environment());
    List<Path> logs = List.of(own.resolve("spark.log"), plan.printed());
    return new Daemon(plan.name(), logs, builder.start());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the number that the system has given it. */
  public long pid() {
    return process.pid();
  }

  /**
   * Throws if the process has ended.
   *
   * @throws IllegalStateException with the end of its log
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new Ended(
          "the " + name + " has ended with code " + process.exitValue() + "; its log: " + log());
    }
  }

  /**
   * Waits until the process is ready.
   *
   * @param what it is, for the errors
   * @param ready may throw, too
   * @throws IllegalStateException if the process ends before or it takes longer; the message has
   *     the end of the log
   */
  public void await(String what, long seconds, BooleanSupplier ready) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!ready.getAsBoolean()) {
      requireAlive();
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            what + " was not ready after " + seconds + " s; the end of its log: " + log());
      }
      pause(what + " starts");
    }
  }

  /**
   * Waits a moment between two looks at a server that is not ready yet.
   *
   * @param what what happens meanwhile, for the error
   * @throws IllegalStateException if the thread is interrupted, as by the reader of a cell
   */
  static void pause(String what) {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + what, e);
    }
  }

  /** Returns the last lines of its log and of what the process has printed. */
  public String log() {
    List<String> lines = new ArrayList<>();
    for (Path file : logFiles) {
      try {
        List<String> all = Files.readAllLines(file, StandardCharsets.UTF_8);
        lines.addAll(all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
      } catch (NoSuchFileException e) {
        // Kafka and Flink log to what they print; and a process may end before its first line.
      } catch (IOException e) {
        lines.add("(" + file.getFileName() + " cannot be read: " + e.getMessage() + ")");
      }
    }
    return lines.isEmpty() ? "(empty)" : String.join("\n", lines);
  }

  /** Ends the process and those that it has started, at once. */
  public void kill() {
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
