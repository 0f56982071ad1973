package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to the tasks of runs, each step in one transaction with the run locked. */
final class Ledger {

  private static final String WRITE_LOG =
      "UPDATE task_try SET log = ? WHERE run_id = ? AND task = ? AND number = ?";

  private final Definition definition;
  private final Database database;
  private final Timing timing;
  private final Advance advance;
  private final PoolSlots slots;

  Ledger(Definition definition, PipelineStore store) {
    this.definition = definition;
    this.database = store.database();
    this.timing = store.timing();
    this.advance = new Advance(database, definition.alert().isPresent());
    this.slots = new PoolSlots(store.timing());
  }

  /** What came of the wish to begin a try. */
  sealed interface Begin permits Begun, NoSlot, Over {}

  /** The try is to run. */
  record Begun(int attempt, RunRows.Header run, Map<String, Object> results, TaskSpec task)
      implements Begin {}

  /** The pool is full, at least until silent workers have lost their slots. */
  record NoSlot(Instant again, List<PoolSlots.Silent> silent) implements Begin {}

  /** Nobody wants this try any more. */
  record Over() implements Begin {}

  /**
   * What came of the end of a try.
   *
   * @param again when the task is due again, or null if its execution is done
   * @param refused whether the try was not this worker's any more
   * @param retried why the try failed, if its task is tried again for that reason, or null
   */
  record Finish(Instant again, boolean refused, String retried) {

    static Finish late() {
      return new Finish(null, true, null);
    }
  }

  /** Begins a try, if the task is due and its pool has a slot. */
  Begin begin(String runId, String task, String worker) {
    Begin begin = database.transaction(connection -> begin(connection, runId, task, worker));
    if (begin instanceof NoSlot full) {
      // Their own pipeline may have no worker any more that would notice.
      full.silent().forEach(this::free);
    }
    return begin;
  }

  private Begin begin(Connection connection, String runId, String task, String worker)
      throws SQLException {
    Optional<RunRows> locked = RunRows.lock(connection, runId);
    Optional<RunRows.Task> found = locked.isEmpty() ? Optional.empty() : locked.get().task(task);
    Optional<TaskSpec> spec = definition.find(task);
    if (found.isEmpty() || found.get().state().isEnd()) {
      return new Over();
    }
    RunRows run = locked.get();
    if (spec.isEmpty()) {
      run.state(task, State.FAILED, "this worker's pipeline has no task '" + task + "'");
      advance.run(run, run.header().lane(), timing.now());
      return new Over();
    }
    return begin(run, found.get(), spec.get(), worker);
  }

  private Begin begin(RunRows run, RunRows.Task task, TaskSpec spec, String worker)
      throws SQLException {
    Instant now = timing.now();
    if (task.state() == State.RUNNING) {
      // Its execution was due, so whoever ran it has gone between two steps.
      run.ended(task, State.LOST, "its worker has gone", now);
    }
    if (spec.pool().isPresent()) {
      Pool pool = spec.pool().get();
      Optional<Instant> later = slots.full(run.connection(), pool, now);
      if (later.isPresent()) {
        if (task.state() != State.QUEUED) {
          run.queued(task.name(), now);
        }
        return new NoSlot(later.get(), slots.silent(run.connection(), pool, now));
      }
    }
    int attempt = task.attempt() + 1;
    run.running(task.name(), attempt, worker, now);
    return new Begun(attempt, run.header(), run.results(), spec);
  }

  /**
   * Ends a try and starts what follows.
   *
   * @param attempt the try; a result of another one comes too late and is refused
   */
  Finish finish(String runId, String task, int attempt, TryOutcome outcome, List<String> log) {
    return database.transaction(
        connection -> {
          RunRows run = RunRows.lock(connection, runId).orElse(null);
          RunRows.Task found = run == null ? null : run.task(task).orElse(null);
          if (found == null) {
            return Finish.late();
          }
          Sql.update(connection, WRITE_LOG, String.join("\n", log), runId, task, attempt);
          if (found.state() != State.RUNNING || found.attempt() != attempt) {
            return Finish.late();
          }
          Instant now = timing.now();
          run.ended(found, outcome.state(), outcome.error(), now);
          Instant again = settle(run, found, outcome, now);
          if (again == null) {
            advance.run(run, run.header().lane(), now);
          }
          boolean retried = again != null && outcome.state() == State.FAILED;
          return new Finish(again, false, retried ? outcome.error() : null);
        });
  }

  private Instant settle(RunRows run, RunRows.Task task, TryOutcome outcome, Instant now)
      throws SQLException {
    if (outcome.state() == State.SUCCEEDED) {
      run.succeeded(task.name(), outcome.result());
      return null;
    }
    if (outcome.state() == State.LOST) {
      run.queued(task.name(), now);
      return now;
    }
    int failures = task.failures() + 1;
    run.failures(task.name(), failures);
    TaskSpec spec = definition.find(task.name()).orElse(null);
    boolean again = outcome.retry() && spec != null && failures <= spec.retries();
    run.state(task.name(), again ? State.RETRYING : State.FAILED, outcome.error());
    return again ? now.plus(Backoff.pause(spec.firstPause(), failures, timing.random())) : null;
  }

  /** Keeps the log of a try so far, unless the try has ended and its whole log is kept. */
  void log(String runId, String task, int attempt, List<String> log) {
    database.update(WRITE_LOG + " AND ended IS NULL", String.join("\n", log), runId, task, attempt);
  }

  /** What is to be done with the execution of a worker that was not heard of. */
  enum Dead {
    AGAIN,
    DONE,
    /** Somebody else has taken care of it. */
    NOT_OURS
  }

  /**
   * Ends the try of a worker that was not heard of.
   *
   * @param version of the execution when it was found dead
   */
  Dead lost(String runId, String task, Lane lane, long version) {
    return database.transaction(
        connection -> {
          RunRows run = RunRows.lock(connection, runId).orElse(null);
          RunRows.Task found = run == null ? null : run.task(task).orElse(null);
          if (found == null || found.state().isEnd()) {
            return task.isEmpty() && run != null ? Dead.AGAIN : Dead.DONE;
          }
          if (!isAt(connection, lane, Lane.instance(runId, task), version)) {
            return Dead.NOT_OURS;
          }
          lost(run, found, timing.now());
          return Dead.AGAIN;
        });
  }

  private void lost(RunRows run, RunRows.Task task, Instant now) throws SQLException {
    if (task.state() == State.RUNNING) {
      String why = "its worker was not heard of for " + Words.duration(timing.silence());
      run.ended(task, State.LOST, why, now);
      run.queued(task.name(), now);
    }
  }

  /** In a transaction of its own: one that holds a pool must not wait for another run. */
  private void free(PoolSlots.Silent slot) {
    database.transaction(
        connection -> {
          RunRows run = RunRows.lock(connection, slot.runId()).orElse(null);
          RunRows.Task found = run == null ? null : run.task(slot.task()).orElse(null);
          Instant now = timing.now();
          if (found != null
              && found.state() == State.RUNNING
              && slots.take(connection, slot, now)) {
            lost(run, found, now);
          }
          return null;
        });
  }

  /** Another may have revived it since, and a third have begun the next try. */
  private static boolean isAt(Connection connection, Lane lane, String instance, long version)
      throws SQLException {
    return Sql.query(
            connection,
            row -> row.getLong(1),
            "SELECT version FROM "
                + lane.table()
                + " WHERE task_name = ? AND task_instance = ? AND picked = TRUE",
            lane.name(),
            instance)
        .contains(version);
  }

  /** Ends what has not ended of a run that somebody has stopped. */
  void abort(String runId, String why) {
    database.transaction(
        connection -> {
          RunRows run = RunRows.lock(connection, runId).orElse(null);
          if (run == null || run.header().state().isEnd()) {
            return null;
          }
          Instant now = timing.now();
          for (RunRows.Task task : run.tasks()) {
            if (task.state() == State.RUNNING) {
              run.ended(task, State.FAILED, why, now);
            }
            if (task.state() == State.RUNNING || task.state() == State.RETRYING) {
              run.state(task.name(), State.FAILED, why);
            } else if (!task.state().isEnd()) {
              run.state(task.name(), State.SKIPPED, why);
            }
          }
          run.ended(State.FAILED, false, now);
          return null;
        });
  }
}
