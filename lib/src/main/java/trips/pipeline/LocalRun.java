package trips.pipeline;

import java.util.List;
import java.util.Optional;

/** Runs what this JVM asked for, and waits for it. */
final class LocalRun {

  private static final int MOST_THREADS = 8;

  private final Definition definition;
  private final PipelineStore store;
  private final RunMaker maker;
  private final RunWait waiting;

  LocalRun(Definition definition, PipelineStore store) {
    this.definition = definition;
    // Somebody waits, and nobody else asks this often.
    this.store = store.with(store.timing().withPoll(java.time.Duration.ofMillis(50)));
    this.maker = new RunMaker(definition, store);
    this.waiting = new RunWait(store);
  }

  /**
   * Runs a private run to its end. An interrupt of this thread stops its tasks; the thread is
   * interrupted again when this method returns.
   */
  PipelineRun run(String runId, RunListener listener) {
    Lane lane = Lane.ofRun(definition.name(), runId);
    boolean interrupted = false;
    try (TaskEngine engine = engine(lane)) {
      engine.start();
      try {
        waiting.await(runId, listener, () -> maker.seen(runId));
      } catch (InterruptedException e) {
        interrupted = true;
        stop(engine, List.of(runId));
      }
    }
    maker.sweep(runId);
    PipelineRun run = store.read(runId);
    RunWait.show(listener, run);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return run;
  }

  /** Waits for a run that others work on, and says nothing for them. */
  PipelineRun await(String runId, RunListener listener) {
    try {
      waiting.await(runId, listener, () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    PipelineRun run = store.read(runId);
    RunWait.show(listener, run);
    return run;
  }

  /** Works on shared runs, with whoever else does, until they have ended. */
  List<PipelineRun> runAll(List<String> runIds) {
    boolean interrupted = false;
    try (TaskEngine engine = engine(Lane.shared(definition.name()))) {
      engine.start();
      try {
        waiting.await(runIds);
      } catch (InterruptedException e) {
        interrupted = true;
        stop(engine, runIds);
      }
    }
    List<PipelineRun> runs = runIds.stream().map(store::read).toList();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return runs;
  }

  private TaskEngine engine(Lane lane) {
    int threads = Math.min(MOST_THREADS, Math.max(2, definition.tasks().size()));
    return new TaskEngine(
        lane, definition, store, Worker.ownName(), threads, Optional.empty(), waiting::changed);
  }

  /** In the store first, so that bodies which end now change nothing. */
  private void stop(TaskEngine engine, List<String> runIds) {
    Ledger ledger = new Ledger(definition, store);
    runIds.forEach(runId -> ledger.abort(runId, "interrupted"));
    engine.interruptBodies("interrupted");
  }
}
