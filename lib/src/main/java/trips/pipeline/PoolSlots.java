package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How many tasks of a pool run, in all pipelines of a store. */
final class PoolSlots {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final int MOST_WAITS = 20;

  private final Timing timing;

  PoolSlots(Timing timing) {
    this.timing = timing;
  }

  /**
   * Returns when to ask again, or nothing if there is a slot, which this transaction then holds.
   */
  Optional<Instant> full(Connection connection, Pool pool, Instant now) throws SQLException {
    Sql.query(
        connection,
        row -> row.getString(1),
        "SELECT name FROM pipeline_pool WHERE name = ? FOR UPDATE",
        pool.name());
    int running = count(connection, pool, State.RUNNING, now);
    if (running < pool.slots()) {
      return Optional.empty();
    }
    // The more wait, the less often each of them asks.
    int waits = Math.min(MOST_WAITS, 1 + count(connection, pool, State.QUEUED, now) / pool.slots());
    return Optional.of(
        now.plus(SOON.multipliedBy(waits)).plusMillis((long) (timing.random().nextDouble() * 50)));
  }

  /**
   * A slot whose worker was not heard of.
   *
   * @param version of the execution when it was found
   */
  record Silent(String runId, String task, Lane lane, long version) {}

  /** Returns the slots of a pool that workers hold which were not heard of. */
  List<Silent> silent(Connection connection, Pool pool, Instant now) throws SQLException {
    return Sql.query(
        connection,
        row ->
            new Silent(
                row.getString("run_id"),
                row.getString("task"),
                Lane.of(row.getString("lane")),
                row.getLong("version")),
        "SELECT t.run_id, t.task, r.lane, s.version FROM task_run t"
            + " JOIN pipeline_run r ON r.run_id = t.run_id"
            + (" JOIN " + Lane.SHARED_TABLE + " s ON s.task_name = r.lane")
            + " AND s.task_instance = t.run_id || '/' || t.task"
            + " WHERE t.pool = ? AND t.state = ? AND s.picked = TRUE AND s.last_heartbeat <= ?",
        pool.name(),
        State.RUNNING,
        now.minus(timing.silence()));
  }

  /**
   * Takes an execution from its worker. If that one wakes up, it cannot say that it lives, and
   * interrupts its body. For the workers of its pipeline the execution stays dead.
   *
   * @return whether the worker was silent until now
   */
  boolean take(Connection connection, Silent slot, Instant now) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE "
                + slot.lane().table()
                + " SET version = version + 1 WHERE task_name = ?"
                + " AND task_instance = ? AND version = ? AND picked = TRUE"
                + " AND last_heartbeat <= ?",
            slot.lane().name(),
            Lane.instance(slot.runId(), slot.task()),
            slot.version(),
            now.minus(timing.silence()))
        == 1;
  }

  /**
   * A private run counts while its JVM lives: nobody else says that its tasks are lost. What
   * another scheduler runs has that one's pools.
   */
  private int count(Connection connection, Pool pool, State state, Instant now)
      throws SQLException {
    return Sql.query(
            connection,
            row -> row.getInt(1),
            "SELECT count(*) FROM task_run t JOIN pipeline_run r ON r.run_id = t.run_id"
                + " WHERE t.pool = ? AND t.state = ?"
                + " AND (r.lane = r.pipeline OR r.lane <> r.pipeline || ? AND r.seen > ?)",
            pool.name(),
            state,
            Lane.ELSEWHERE,
            now.minus(timing.silence()))
        .get(0);
  }
}
