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

  /** Runs at once; a schedule that was off for longer makes up for the rest when it fires next. */
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
    Instant from = firedTo(connection).plusNanos(1);
    Instant to = store.timing().now().plusNanos(1);
    List<Instant> due =
        definition.catchUp()
            ? cron.between(from, to, MOST)
            : cron.newest(from, to).stream().toList();
    if (due.isEmpty()) {
      return false;
    }
    Map<String, Object> params = definition.paramsWith(Map.of());
    for (Instant firing : due) {
      maker.create(connection, firing.atZone(cron.zone()), params, RunMaker.Where.SHARED);
    }
    Sql.update(
        connection,
        "UPDATE pipeline_schedule SET fired_to = ? WHERE pipeline = ?",
        due.get(due.size() - 1),
        definition.name());
    return true;
  }

  private Instant firedTo(Connection connection) throws SQLException {
    Sql.insertUnlessThere(
        connection,
        "INSERT INTO pipeline_schedule (pipeline, fired_to) VALUES (?, ?)",
        definition.name(),
        store.timing().now());
    return Sql.query(
            connection,
            row -> Sql.time(row, "fired_to"),
            "SELECT fired_to FROM pipeline_schedule WHERE pipeline = ? FOR UPDATE",
            definition.name())
        .get(0);
  }
}
