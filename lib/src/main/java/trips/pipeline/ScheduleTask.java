package trips.pipeline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes runs when a schedule fires; of all workers of a pipeline, db-scheduler lets one do it. */
final class ScheduleTask {

  /** At once; a schedule that was off for longer goes on with its next firing. */
  private static final int MOST = 1_000;

  private static final String MARK = "#schedule";

  private final Definition definition;
  private final PipelineStore store;
  private final Cron cron;
  private final RunMaker maker;
  private final Runnable made;

  /**
   * @param definition has a schedule
   * @param made called when there are new runs
   */
  ScheduleTask(Definition definition, PipelineStore store, Runnable made) {
    this.definition = definition;
    this.store = store;
    this.cron = Cron.of(definition.schedule().orElseThrow());
    this.maker = new RunMaker(definition, store);
    this.made = made;
  }

  /** Returns the task for db-scheduler, and takes note of when the schedule was first on. */
  RecurringTask<Void> task() {
    store.database().transaction(connection -> firedTo(connection));
    return Tasks.recurring(definition.name() + MARK, cron.firings())
        .execute((instance, context) -> fire());
  }

  private void fire() {
    boolean any = store.database().transaction(this::fire);
    if (any) {
      made.run();
    }
  }

  /** What was fired so far is kept with the runs, so that none is made twice or left out. */
  private boolean fire(Connection connection) throws SQLException {
    Instant from = firedTo(connection);
    Instant now = store.timing().now();
    List<Instant> due = cron.between(from.plusNanos(1), now.plusNanos(1), MOST);
    if (due.isEmpty()) {
      return false;
    }
    Instant newest = due.get(due.size() - 1);
    Map<String, Object> params = definition.paramsWith(Map.of());
    for (Instant firing : definition.catchUp() ? due : List.of(newest)) {
      maker.create(connection, firing.atZone(cron.zone()), params, RunMaker.Where.SHARED);
    }
    Sql.update(
        connection,
        "UPDATE pipeline_schedule SET fired_to = ? WHERE pipeline = ?",
        newest,
        definition.name());
    return true;
  }

  private Instant firedTo(Connection connection) throws SQLException {
    String select = "SELECT fired_to FROM pipeline_schedule WHERE pipeline = ? FOR UPDATE";
    List<Instant> found = Sql.query(connection, FIRED_TO, select, definition.name());
    if (!found.isEmpty()) {
      return found.get(0);
    }
    Sql.update(
        connection,
        "INSERT INTO pipeline_schedule (pipeline, fired_to) SELECT ?, ?"
            + " WHERE NOT EXISTS (SELECT 1 FROM pipeline_schedule WHERE pipeline = ?)",
        definition.name(),
        store.timing().now(),
        definition.name());
    return Sql.query(connection, FIRED_TO, select, definition.name()).get(0);
  }

  private static final Sql.Row<Instant> FIRED_TO = row -> Sql.time(row, "fired_to");
}
