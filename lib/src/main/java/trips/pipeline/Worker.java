package trips.pipeline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * That this JVM takes the tasks of a pipeline, and that its schedule is on; until it is closed.
 *
 * <p>Other workers that share the store take tasks, too: each task has one at a time.
 */
public final class Worker implements AutoCloseable {

  private static final int THREADS = 4;

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

  /** Returns the name of this JVM as a worker. */
  static String ownName() {
    return System.getProperty("trips.pipeline.worker", "jvm-" + ProcessHandle.current().pid());
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
