package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
