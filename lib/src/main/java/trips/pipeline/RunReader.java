package trips.pipeline;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads runs as they stand. */
final class RunReader {

  private final Connection connection;

  RunReader(Connection connection) {
    this.connection = connection;
  }

  /** Returns a run, or nothing if there is none of that id. */
  Optional<PipelineRun> find(String runId) throws SQLException {
    return read("WHERE run_id = ?", runId).stream().findFirst();
  }

  /** Returns the latest runs of a pipeline, oldest first. */
  List<PipelineRun> latest(String pipeline, int most) throws SQLException {
    List<PipelineRun> runs =
        new ArrayList<>(
            read("WHERE pipeline = ? ORDER BY logical_time DESC LIMIT " + most, pipeline));
    Collections.reverse(runs);
    return runs;
  }

  private List<PipelineRun> read(String where, Object... values) throws SQLException {
    List<String> ids =
        Sql.query(
            connection,
            row -> row.getString("run_id"),
            "SELECT run_id FROM pipeline_run " + where,
            values);
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, List<TaskRun>> tasks = tasks(ids);
    Map<String, PipelineRun> runs = new HashMap<>();
    Sql.query(
            connection,
            row -> run(row, tasks.getOrDefault(row.getString("run_id"), List.of())),
            "SELECT * FROM pipeline_run WHERE run_id IN (" + Sql.marks(ids.size()) + ")",
            ids.toArray())
        .forEach(run -> runs.put(run.id(), run));
    return ids.stream().map(runs::get).toList();
  }

  private static PipelineRun run(ResultSet row, List<TaskRun> tasks) throws SQLException {
    return new PipelineRun(
        row.getString("run_id"),
        row.getString("pipeline"),
        logicalTime(row),
        Sql.state(row),
        Sql.time(row, "started"),
        Sql.time(row, "ended"),
        Values.decodeAll(row.getString("params")),
        tasks);
  }

  static ZonedDateTime logicalTime(ResultSet row) throws SQLException {
    return Sql.time(row, "logical_time").atZone(ZoneId.of(row.getString("zone")));
  }

  private Map<String, List<TaskRun>> tasks(List<String> ids) throws SQLException {
    Map<String, List<Try>> tries = tries(ids);
    Map<String, List<TaskRun>> tasks = new HashMap<>();
    Sql.query(
        connection,
        row -> {
          String run = row.getString("run_id");
          String name = row.getString("task");
          return tasks
              .computeIfAbsent(run, id -> new ArrayList<>())
              .add(
                  new TaskRun(
                      name,
                      Sql.split(row.getString("parents")),
                      Sql.state(row),
                      tries.getOrDefault(Lane.instance(run, name), List.of()),
                      Sql.time(row, "queued"),
                      row.getString("reason"),
                      Values.decode(row.getString("result"))));
        },
        "SELECT * FROM task_run WHERE run_id IN (" + Sql.marks(ids.size()) + ") ORDER BY place",
        ids.toArray());
    return tasks;
  }

  private Map<String, List<Try>> tries(List<String> ids) throws SQLException {
    Map<String, List<Try>> tries = new HashMap<>();
    Sql.query(
        connection,
        row ->
            tries
                .computeIfAbsent(
                    Lane.instance(row.getString("run_id"), row.getString("task")),
                    key -> new ArrayList<>())
                .add(
                    new Try(
                        row.getInt("number"),
                        row.getString("worker"),
                        Sql.time(row, "started"),
                        Sql.time(row, "ended"),
                        Sql.state(row),
                        row.getString("error"),
                        row.getString("log").lines().toList())),
        "SELECT * FROM task_try WHERE run_id IN (" + Sql.marks(ids.size()) + ") ORDER BY number",
        ids.toArray());
    return tries;
  }
}
