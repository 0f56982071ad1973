package trips.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.launcher.JavaModuleOptions;
import trips.cluster.Daemon;
import trips.data.Trees;

/**
 * A worker in a process of its own, on this machine. It ends when it is closed, and also when this
 * JVM ends, however it ends. Safe for use by any thread.
 *
 * <pre>{@code
 * try (var worker = PipelineWorker.start(Daily.class, store)) {
 *   daily.await(daily.submit());
 * }
 * }</pre>
 */
public final class PipelineWorker implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name;
  private final Path folder;
  private final Daemon process;

  private PipelineWorker(String name, Path folder, Daemon process) {
    this.name = name;
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts a worker that takes the tasks of a pipeline, and returns when it does.
   *
   * @param definition a class that the other process loads: of the class path, or of a cell
   * @param store a file or a database that others can open
   * @throws IllegalArgumentException if the class cannot be created by others, or the store is one
   *     in memory
   * @throws IllegalStateException if the process ends or is not ready in time; the message has the
   *     end of its log
   */
  public static PipelineWorker start(
      Class<? extends PipelineDefinition> definition, PipelineStore store) {
    PipelineWorker worker = launch(definition, store);
    try {
      worker.awaitReady();
      return worker;
    } catch (RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /** As {@link #start}, but returns before the worker takes tasks. */
  static PipelineWorker launch(
      Class<? extends PipelineDefinition> definition, PipelineStore store) {
    Definitions.constructor(definition);
    if (store.url().startsWith("jdbc:h2:mem:")) {
      throw new IllegalArgumentException(
          "another process cannot open a store in memory; use PipelineStore.at(file)");
    }
    // Other JVMs that share the store count their workers, too.
    String name = "worker-" + NUMBERS.incrementAndGet() + "-" + Worker.JVM;
    try {
      Path folder = Files.createTempDirectory("trips-pipeline-");
      return new PipelineWorker(name, folder, start(folder, plan(name, folder, definition, store)));
    } catch (IOException e) {
      throw new UncheckedIOException("the worker cannot be started: " + e.getMessage(), e);
    }
  }

  /** Leaves no folder behind if the process cannot be started. */
  static Daemon start(Path folder, Daemon.Plan plan) throws IOException {
    try {
      return Daemon.start(plan);
    } catch (IOException | RuntimeException e) {
      Trees.deleteShared(folder);
      throw e;
    }
  }

  private static Daemon.Plan plan(
      String name, Path folder, Class<?> definition, PipelineStore store) {
    List<String> options = new ArrayList<>(List.of("-Xmx512m"));
    options.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    List<String> main =
        List.of(
            WorkerMain.class.getName(),
            definition.getName(),
            name,
            String.valueOf(store.timing().heartbeat().toMillis()),
            ready(folder, name).toString());
    // Not on the command line, where all users of this machine could read a password.
    Map<String, String> environment = Map.of(PipelineStore.VARIABLE, store.url());
    return new Daemon.Plan(folder, name, classPath(), options, environment, main);
  }

  /** Returns this JVM's class path, with the folder of the classes of cells. */
  private static String classPath() {
    String own = System.getProperty("java.class.path");
    String cells = System.getProperty("spark.repl.class.outputDir");
    return cells == null ? own : own + File.pathSeparator + cells;
  }

  private static Path ready(Path folder, String name) {
    return folder.resolve(name).resolve("ready");
  }

  void awaitReady() {
    process.await(name, START_SECONDS, () -> Files.exists(ready(folder, name)));
  }

  /** Returns the name under which tries show it, which no other worker of the store has. */
  public String name() {
    return name;
  }

  /** Returns the number of its process. */
  long pid() {
    return process.pid();
  }

  /** Returns whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process at once, as a power failure would; its tasks are lost, and run elsewhere. */
  public void kill() {
    process.kill();
  }

  /** Returns the end of what the process has logged. */
  String log() {
    return process.log();
  }

  /** Ends the process and deletes its folder. Does nothing when called again. */
  @Override
  public void close() {
    process.close();
    Trees.deleteShared(folder);
  }

  @Override
  public String toString() {
    return name + (isAlive() ? ", running" : ", ended");
  }
}
