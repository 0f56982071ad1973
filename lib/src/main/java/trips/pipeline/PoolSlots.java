package trips.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How many tasks of a pool run, in all pipelines of a store. */
final class PoolSlots {

  private static final Duration SOON = Duration.ofMillis(100);
  private static final int MOST_WAITS = 20;

  private final RandomGenerator random;

  PoolSlots(RandomGenerator random) {
    this.random = random;
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
    int running = count(connection, pool, State.RUNNING);
    if (running < pool.slots()) {
      return Optional.empty();
    }
    // The more wait, the less often each of them asks.
    int waits = Math.min(MOST_WAITS, 1 + count(connection, pool, State.QUEUED) / pool.slots());
    return Optional.of(
        now.plus(SOON.multipliedBy(waits)).plusMillis((long) (random.nextDouble() * 50)));
  }

  private static int count(Connection connection, Pool pool, State state) throws SQLException {
    return Sql.query(
            connection,
            row -> row.getInt(1),
            "SELECT count(*) FROM task_run WHERE pool = ? AND state = ?",
            pool.name(),
            state)
        .get(0);
  }
}
