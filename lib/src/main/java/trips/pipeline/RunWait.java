package trips.pipeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for runs to end, and shows one of them meanwhile; safe for use by any thread. */
final class RunWait {

  private static final Logger LOG = LoggerFactory.getLogger(RunWait.class);
  private static final long SHOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LOOK_MILLIS = 200;

  private final PipelineStore store;
  private int changes;

  RunWait(PipelineStore store) {
    this.store = store;
  }

  /** Says that something has changed. */
  synchronized void changed() {
    changes++;
    notifyAll();
  }

  private synchronized int awaitChange(int seen) throws InterruptedException {
    if (changes == seen) {
      wait(LOOK_MILLIS);
    }
    return changes;
  }

  /**
   * Waits until a run has ended and its alert is sent.
   *
   * @param heartbeat is called with each heartbeat meanwhile
   */
  void await(String runId, RunListener listener, Runnable heartbeat) throws InterruptedException {
    long shown = System.nanoTime() - SHOW_NANOS;
    long beat = System.nanoTime();
    int seen = -1;
    while (!hasEnded(runId)) {
      seen = awaitChange(seen);
      long now = System.nanoTime();
      if (now - shown >= SHOW_NANOS && listener != RunListener.NONE) {
        shown = now;
        show(listener, store.read(runId));
      }
      if (now - beat > store.timing().heartbeat().toNanos()) {
        beat = now;
        heartbeat.run();
      }
    }
  }

  /** A picture that cannot be drawn is no reason to stop a run. */
  static void show(RunListener listener, PipelineRun run) {
    try {
      listener.changed(run);
    } catch (RuntimeException e) {
      LOG.warn("run {} cannot be shown", run.id(), e);
    }
  }

  /** Waits until all these runs have ended and their alerts are sent. */
  void await(List<String> runIds) throws InterruptedException {
    int seen = -1;
    for (String runId : runIds) {
      while (!hasEnded(runId)) {
        seen = awaitChange(seen);
      }
    }
  }

  private boolean hasEnded(String runId) {
    return store
        .database()
        .transaction(
            connection ->
                Sql.query(
                    connection,
                    row -> row.getString(1),
                    "SELECT run_id FROM pipeline_run"
                        + " WHERE (ended IS NULL OR alerting) AND run_id = ?",
                    runId))
        .isEmpty();
  }
}
