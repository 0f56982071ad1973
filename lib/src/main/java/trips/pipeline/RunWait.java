package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
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
  private final RunMaker maker;
  private int changes;

  RunWait(PipelineStore store, RunMaker maker) {
    this.store = store;
    this.maker = maker;
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

  /** Waits until a run of this JVM has ended and its alert is sent. */
  void await(String runId, RunListener listener) throws InterruptedException {
    long shown = System.nanoTime() - SHOW_NANOS;
    long beat = System.nanoTime();
    int seen = -1;
    while (!haveEnded(List.of(runId))) {
      seen = awaitChange(seen);
      long now = System.nanoTime();
      if (now - shown >= SHOW_NANOS && listener != RunListener.NONE) {
        shown = now;
        show(listener, runId);
      }
      if (now - beat > store.timing().heartbeat().toNanos()) {
        beat = now;
        maker.seen(runId);
      }
    }
  }

  /** A picture that cannot be drawn is no reason to stop a run. */
  void show(RunListener listener, String runId) {
    try {
      listener.changed(read(runId));
    } catch (RuntimeException e) {
      LOG.warn("run {} cannot be shown", runId, e);
    }
  }

  /** Waits until all these runs have ended and their alerts are sent. */
  void await(List<String> runIds) throws InterruptedException {
    int seen = -1;
    while (!haveEnded(runIds)) {
      seen = awaitChange(seen);
    }
  }

  private boolean haveEnded(List<String> runIds) {
    return runIds.isEmpty() || store.database().transaction(c -> open(c, runIds) == 0);
  }

  private static int open(Connection connection, List<String> runIds) throws SQLException {
    return Sql.query(
            connection,
            row -> row.getInt(1),
            "SELECT count(*) FROM pipeline_run WHERE (ended IS NULL OR alerting) AND run_id IN ("
                + Sql.marks(runIds.size())
                + ")",
            runIds.toArray())
        .get(0);
  }

  /** Returns a run as it stands. */
  PipelineRun read(String runId) {
    return store.database().transaction(c -> new RunReader(c).find(runId)).orElseThrow();
  }
}
