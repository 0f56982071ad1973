package trips.pipeline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * That this JVM takes the tasks of a pipeline, and that its schedule is on; until it is closed.
 *
 * <p>Other workers that share the store take tasks, too: each task has one at a time.
 */
public final class Worker implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int NAME_LENGTH = 4;

  /** Without letters that look like digits, and without vowels that make words of it. */
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

  /** Tells this JVM from others of the same store. */
  static final String JVM = letters();

  private final String name;
  private final String pipeline;
  private final TaskEngine engine;
  private boolean closed;

  private Worker(String name, String pipeline, TaskEngine engine) {
    this.name = name;
    this.pipeline = pipeline;
    this.engine = engine;
  }

  /** Starts a worker of a name. */
  static Worker start(Definition definition, PipelineStore store, String name) {
    AtomicReference<TaskEngine> engine = new AtomicReference<>();
    Runnable wake =
        () -> {
          TaskEngine started = engine.get();
          if (started != null) {
            started.wake();
          }
        };
    Optional<RecurringTask<Void>> schedule =
        definition.schedule().map(line -> new ScheduleTask(definition, store, wake).task());
    Lane lane = Lane.shared(definition.name());
    engine.set(new TaskEngine(lane, definition, store, name, THREADS, schedule, () -> {}));
    engine.get().start();
    return new Worker(name, definition.name(), engine.get());
  }

  /** By chance: containers that share a database may give their processes equal numbers. */
  private static String letters() {
    StringBuilder text = new StringBuilder();
    new SecureRandom()
        .ints(NAME_LENGTH, 0, LETTERS.length())
        .forEach(i -> text.append(LETTERS.charAt(i)));
    return text.toString();
  }

  /** Returns the name of this JVM as a worker. */
  static String ownName() {
    return System.getProperty("trips.pipeline.worker", "jvm-" + JVM);
  }

  /** Returns the name under which tries show it. */
  public String name() {
    return name;
  }

  /** Looks for due tasks now, for tests that move the clock. */
  void wake() {
    engine.wake();
  }

  /**
   * Takes no more tasks. Bodies that run are interrupted, their tries are lost, and other workers
   * try again; that uses up no retry. Does nothing when called again.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      engine.close();
    }
  }

  @Override
  public String toString() {
    return "worker " + name + " of pipeline " + pipeline + (closed ? ", closed" : "");
  }
}
