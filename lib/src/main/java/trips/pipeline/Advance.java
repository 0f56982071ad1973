package trips.pipeline;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what follows when a task of a locked run has ended. */
final class Advance {

  private final Database database;
  private final boolean alerts;

  /**
   * @param alerts whether the pipeline has an alert
   */
  Advance(Database database, boolean alerts) {
    this.database = database;
    this.alerts = alerts;
  }

  /**
   * Starts and skips tasks whose parents have ended, and ends the run if all have.
   *
   * @param lane where those that start are scheduled
   */
  void run(RunRows run, Lane lane, Instant now) throws SQLException {
    Map<String, State> states = new LinkedHashMap<>();
    for (RunRows.Task task : run.tasks()) {
      // Parents stand before their children, so one pass sees what it has changed itself.
      states.put(task.name(), next(run, task, states, lane, now));
    }
    if (!states.values().stream().allMatch(State::isEnd)) {
      return;
    }
    boolean failed = states.containsValue(State.FAILED);
    boolean alerting = failed && alerts && !lane.isElsewhere();
    run.ended(failed ? State.FAILED : State.SUCCEEDED, alerting, now);
    if (alerting) {
      schedule(run, "", lane, now);
    }
  }

  private State next(
      RunRows run, RunRows.Task task, Map<String, State> states, Lane lane, Instant now)
      throws SQLException {
    if (task.state() != State.WAITING
        || !task.parents().stream().allMatch(parent -> isEnd(states.get(parent)))) {
      return task.state();
    }
    Optional<String> reason = reasonToSkip(task.rule(), task.parents(), states);
    if (reason.isPresent()) {
      run.state(task.name(), State.SKIPPED, reason.get());
      return State.SKIPPED;
    }
    if (lane.isElsewhere()) {
      return State.WAITING;
    }
    run.queued(task.name(), now);
    schedule(run, task.name(), lane, now);
    return State.QUEUED;
  }

  /** A parent that is not in the run any more holds nobody up. */
  private static boolean isEnd(State state) {
    return state == null || state.isEnd();
  }

  private static Optional<String> reasonToSkip(
      Rule rule, List<String> parents, Map<String, State> states) {
    return switch (rule) {
      case ALWAYS -> Optional.empty();
      case ALL_SUCCEEDED ->
          parents.stream()
              .filter(parent -> states.get(parent) == State.FAILED)
              .findFirst()
              .or(() -> parents.stream().filter(p -> states.get(p) == State.SKIPPED).findFirst())
              .map(
                  parent ->
                      parent + (states.get(parent) == State.FAILED ? " failed" : " was skipped"));
      case ANY_FAILED ->
          parents.stream().anyMatch(parent -> states.get(parent) == State.FAILED)
              ? Optional.empty()
              : Optional.of("none failed of " + String.join(", ", parents));
    };
  }

  /** In this transaction: the task is due if, and only if, its parents have ended. */
  private void schedule(RunRows run, String task, Lane lane, Instant now) {
    SchedulerClient client = database.scheduler(run.connection(), lane);
    client.scheduleIfNotExists(
        new TaskInstance<>(lane.name(), Lane.instance(run.runId(), task)), now);
  }
}
