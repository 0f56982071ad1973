package trips.pipeline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one run, inside a transaction that has locked it. */
final class RunRows {

  private static final int ERROR_LENGTH = 4_000;

  private final Connection connection;
  private final String runId;
  private final Header header;

  /** What the run's own row says. */
  record Header(
      String pipeline,
      ZonedDateTime logicalTime,
      Lane lane,
      State state,
      Instant seen,
      Map<String, Object> params) {}

  /** What a task's row says. */
  record Task(
      String name, List<String> parents, Rule rule, State state, int attempt, int failures) {}

  private RunRows(Connection connection, String runId, Header header) {
    this.connection = connection;
    this.runId = runId;
    this.header = header;
  }

  /**
   * Locks a run until the transaction ends, so that of two parents that end at once the second sees
   * that the first has ended.
   *
   * @return nothing if there is no such run
   */
  static Optional<RunRows> lock(Connection connection, String runId) throws SQLException {
    return Sql.query(
            connection,
            RunRows::header,
            "SELECT * FROM pipeline_run WHERE run_id = ? FOR UPDATE",
            runId)
        .stream()
        .findFirst()
        .map(header -> new RunRows(connection, runId, header));
  }

  private static Header header(ResultSet row) throws SQLException {
    return new Header(
        row.getString("pipeline"),
        RunReader.logicalTime(row),
        Lane.of(row.getString("lane")),
        Sql.state(row),
        Sql.time(row, "seen"),
        Values.decodeAll(row.getString("params")));
  }

  Connection connection() {
    return connection;
  }

  String runId() {
    return runId;
  }

  Header header() {
    return header;
  }

  /** Returns the tasks in topological order. */
  List<Task> tasks() throws SQLException {
    return Sql.query(
        connection,
        row ->
            new Task(
                row.getString("task"),
                Sql.split(row.getString("parents")),
                Rule.valueOf(row.getString("rule")),
                Sql.state(row),
                row.getInt("attempt"),
                row.getInt("failures")),
        "SELECT * FROM task_run WHERE run_id = ? ORDER BY place",
        runId);
  }

  Optional<Task> task(String name) throws SQLException {
    return tasks().stream().filter(task -> task.name().equals(name)).findFirst();
  }

  /** Returns what the tasks have kept. */
  Map<String, Object> results() throws SQLException {
    Map<String, Object> results = new HashMap<>();
    Sql.query(
        connection,
        row -> results.put(row.getString("task"), Values.decode(row.getString("result"))),
        "SELECT task, result FROM task_run WHERE run_id = ?",
        runId);
    return results;
  }

  /** Adds a task, or brings one that is there up to date with its definition. */
  void put(TaskSpec task, int place) throws SQLException {
    String pool = task.pool().map(Pool::name).orElse(null);
    if (pool != null) {
      Sql.insertUnlessThere(connection, "INSERT INTO pipeline_pool (name) VALUES (?)", pool);
    }
    int changed =
        Sql.update(
            connection,
            "UPDATE task_run SET place = ?, parents = ?, rule = ?, pool = ?"
                + " WHERE run_id = ? AND task = ?",
            place,
            Sql.join(task.after()),
            task.rule(),
            pool,
            runId,
            task.name());
    if (changed == 0) {
      Sql.update(
          connection,
          "INSERT INTO task_run (run_id, task, place, parents, rule, pool, state, attempt,"
              + " failures) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)",
          runId,
          task.name(),
          place,
          Sql.join(task.after()),
          task.rule(),
          pool,
          State.WAITING);
    }
  }

  void state(String task, State state, String reason) throws SQLException {
    Sql.update(
        connection,
        "UPDATE task_run SET state = ?, reason = ? WHERE run_id = ? AND task = ?",
        state,
        Sql.cut(reason, ERROR_LENGTH),
        runId,
        task);
  }

  void queued(String task, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE task_run SET state = ?, queued = ?, reason = NULL WHERE run_id = ? AND task = ?",
        State.QUEUED,
        now,
        runId,
        task);
  }

  void running(String task, int attempt, String worker, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE task_run SET state = ?, attempt = ?, reason = NULL WHERE run_id = ? AND task = ?",
        State.RUNNING,
        attempt,
        runId,
        task);
    Sql.update(
        connection,
        "INSERT INTO task_try (run_id, task, number, worker, started, state, log)"
            + " VALUES (?, ?, ?, ?, ?, ?, '')",
        runId,
        task,
        attempt,
        worker,
        now,
        State.RUNNING);
    Sql.update(
        connection,
        "UPDATE pipeline_run SET state = ?, started = COALESCE(started, ?) WHERE run_id = ?",
        State.RUNNING,
        now,
        runId);
  }

  void ended(Task task, State state, String error, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE task_try SET state = ?, error = ?, ended = ?"
            + " WHERE run_id = ? AND task = ? AND number = ?",
        state,
        Sql.cut(error, ERROR_LENGTH),
        now,
        runId,
        task.name(),
        task.attempt());
  }

  void succeeded(String task, String result) throws SQLException {
    state(task, State.SUCCEEDED, null);
    Sql.update(
        connection,
        "UPDATE task_run SET result = ? WHERE run_id = ? AND task = ?",
        result,
        runId,
        task);
  }

  void failures(String task, int failures) throws SQLException {
    Sql.update(
        connection,
        "UPDATE task_run SET failures = ? WHERE run_id = ? AND task = ?",
        failures,
        runId,
        task);
  }

  void ended(State state, boolean alerting, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE pipeline_run SET state = ?, ended = ?, alerting = ? WHERE run_id = ?",
        state,
        now,
        alerting,
        runId);
  }

  void reopened(Lane lane, Map<String, Object> params, Instant now) throws SQLException {
    Sql.update(
        connection,
        "UPDATE pipeline_run SET state = ?, ended = NULL, alerting = FALSE, lane = ?, seen = ?,"
            + " params = ? WHERE run_id = ?",
        State.RUNNING,
        lane.name(),
        now,
        Values.encode(params),
        runId);
  }
}
