package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes runs, and opens ended ones again. */
final class RunMaker {

  /** How long a JVM's leftovers stay that nobody asked for. */
  private static final long KEEP_DAYS = 7;

  private final Definition definition;
  private final PipelineStore store;
  private final Advance advance;

  RunMaker(Definition definition, PipelineStore store) {
    this.definition = definition;
    this.store = store;
    this.advance = new Advance(store.database(), definition.alert().isPresent());
  }

  /** Where the tasks of a new run are scheduled. */
  enum Where {
    /** For all workers. */
    SHARED,
    /** For this JVM. */
    PRIVATE,
    /** Nowhere: Airflow starts them. */
    ELSEWHERE
  }

  /**
   * Makes a run, and schedules the tasks that have no parents.
   *
   * @return its id, or nothing if there is a run for that time already
   */
  Optional<String> create(ZonedDateTime logicalTime, Map<String, Object> params, Where where) {
    return store.database().transaction(c -> create(c, logicalTime, params, where));
  }

  /** As {@link #create(ZonedDateTime, Map, Where)}, in a transaction of the caller. */
  Optional<String> create(
      Connection connection, ZonedDateTime time, Map<String, Object> params, Where where)
      throws SQLException {
    Instant logical = time.toInstant().truncatedTo(ChronoUnit.MICROS);
    String runId = UUID.randomUUID().toString().substring(0, 13);
    Instant now = store.timing().now();
    Lane lane = laneOf(runId, where);
    boolean added =
        Sql.insertUnlessThere(
            connection,
            "INSERT INTO pipeline_run (run_id, pipeline, logical_time, zone, lane, state, seen,"
                + " alerting, params) VALUES (?, ?, ?, ?, ?, ?, ?, FALSE, ?)",
            runId,
            definition.name(),
            logical,
            time.getZone().getId(),
            lane.name(),
            State.QUEUED,
            now,
            Values.encode(params));
    if (!added) {
      return Optional.empty();
    }
    RunRows run = RunRows.lock(connection, runId).orElseThrow();
    putTasks(run);
    advance.run(run, lane, now);
    return Optional.of(runId);
  }

  private Lane laneOf(String runId, Where where) {
    return switch (where) {
      case SHARED -> Lane.shared(definition.name());
      case PRIVATE -> Lane.ofRun(definition.name(), runId);
      case ELSEWHERE -> Lane.elsewhere(definition.name());
    };
  }

  private void putTasks(RunRows run) throws SQLException {
    List<TaskSpec> tasks = definition.tasks();
    for (int place = 0; place < tasks.size(); place++) {
      run.put(tasks.get(place), place);
    }
  }

  /** Returns the id of the run for a time, or nothing. */
  Optional<String> find(ZonedDateTime time) {
    return store
        .database()
        .transaction(c -> find(c, time.toInstant().truncatedTo(ChronoUnit.MICROS)));
  }

  private Optional<String> find(Connection connection, Instant logical) throws SQLException {
    return Sql.query(
            connection,
            row -> row.getString(1),
            "SELECT run_id FROM pipeline_run WHERE pipeline = ? AND logical_time = ?",
            definition.name(),
            logical)
        .stream()
        .findFirst();
  }

  /**
   * Opens a run again: what succeeded stays, all else waits once more.
   *
   * @return false if nothing is left to do, since it has succeeded
   * @throws IllegalArgumentException if there is no such run of this pipeline
   * @throws IllegalStateException if it has not ended, and somebody works on it
   */
  boolean reopen(String runId, Where where) {
    return store
        .database()
        .transaction(
            connection -> {
              RunRows run =
                  RunRows.lock(connection, runId)
                      .filter(found -> found.header().pipeline().equals(definition.name()))
                      .orElseThrow(() -> unknown(runId));
              if (run.header().state() == State.SUCCEEDED) {
                return false;
              }
              requireFree(run);
              Sql.update(
                  connection,
                  "DELETE FROM " + Lane.PRIVATE_TABLE + " WHERE task_name = ?",
                  run.header().lane().name());
              reset(run, where);
              return true;
            });
  }

  private void reset(RunRows run, Where where) throws SQLException {
    Instant now = store.timing().now();
    Lane lane = laneOf(run.runId(), where);
    putTasks(run);
    for (RunRows.Task task : run.tasks()) {
      if (task.state() == State.RUNNING) {
        run.ended(task, State.LOST, "its process has gone", now);
      }
      if (definition.find(task.name()).isEmpty() && task.state() != State.SUCCEEDED) {
        run.state(task.name(), State.SKIPPED, "not in the pipeline any more");
      } else if (task.state() != State.SUCCEEDED) {
        run.state(task.name(), State.WAITING, null);
        run.failures(task.name(), 0);
      }
    }
    run.reopened(lane, definition.paramsKept(run.header().params()), now);
    advance.run(run, lane, now);
  }

  private void requireFree(RunRows run) {
    RunRows.Header header = run.header();
    if (header.state().isEnd()) {
      return;
    }
    boolean silent = header.seen().plus(store.timing().silence()).isBefore(store.timing().now());
    if (header.lane().isElsewhere()) {
      throw new IllegalStateException(
          "run " + run.runId() + " has not ended: another scheduler runs its tasks; wait for it");
    }
    if (!header.lane().isPrivate()) {
      throw new IllegalStateException(
          "run "
              + run.runId()
              + " has not ended: its tasks wait for a worker; start() one, or wait for those that"
              + " are there");
    }
    if (!silent) {
      throw new IllegalStateException(
          "run "
              + run.runId()
              + " has not ended: another process runs it; wait for it, or stop it there");
    }
  }

  private IllegalArgumentException unknown(String runId) {
    return new IllegalArgumentException(
        "pipeline '"
            + definition.name()
            + "' has no run '"
            + runId
            + "' in this store; history(10) shows the latest with their ids");
  }

  /** Says that the JVM of a private run lives. */
  void seen(String runId) {
    store
        .database()
        .update("UPDATE pipeline_run SET seen = ? WHERE run_id = ?", store.timing().now(), runId);
  }

  /** Forgets executions of private runs: of one that has ended, and of JVMs long gone. */
  void sweep(String runId) {
    store
        .database()
        .update(
            "DELETE FROM " + Lane.PRIVATE_TABLE + " WHERE task_name = ? OR execution_time < ?",
            Lane.ofRun(definition.name(), runId).name(),
            store.timing().now().minus(KEEP_DAYS, ChronoUnit.DAYS));
  }
}
