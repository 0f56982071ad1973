package trips.pipeline;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the alerts of a pipeline. */
final class AlertSender {

  private static final Logger LOG = LoggerFactory.getLogger(AlertSender.class);

  private final Definition definition;
  private final PipelineStore store;
  private final String worker;

  AlertSender(Definition definition, PipelineStore store, String worker) {
    this.definition = definition;
    this.store = store;
    this.worker = worker;
  }

  /** Sends it and takes note; an alert that cannot be sent is logged. */
  void send(String runId) {
    store
        .database()
        .transaction(connection -> new RunReader(connection).find(runId))
        .filter(run -> run.state() == State.FAILED)
        .ifPresent(this::send);
    store.database().update("UPDATE pipeline_run SET alerting = FALSE WHERE run_id = ?", runId);
  }

  /** Says that a try has failed and that its task will be tried again. */
  void sendRetry(String runId, String task, int attempt, String error, ZonedDateTime logicalTime) {
    AlertMessage.FailedTask failed = new AlertMessage.FailedTask(task, attempt, error, worker);
    send(
        definition.retryAlert(),
        new AlertMessage(
            State.RETRYING, definition.name(), runId, logicalTime, List.of(failed), worker));
  }

  private void send(PipelineRun run) {
    List<AlertMessage.FailedTask> failed =
        run.tasks().stream()
            .filter(task -> task.state() == State.FAILED)
            .map(AlertSender::failed)
            .toList();
    send(
        definition.alert(),
        new AlertMessage(
            State.FAILED, run.pipeline(), run.id(), run.logicalTime(), failed, worker));
  }

  private static void send(Optional<Alert> alert, AlertMessage message) {
    try {
      alert.ifPresent(each -> each.send(message));
    } catch (RuntimeException | Error e) {
      // Else db-scheduler would send it again and again.
      LOG.warn("an alert of run {} could not be sent: {}", message.runId(), e.getMessage(), e);
    }
  }

  private static AlertMessage.FailedTask failed(TaskRun task) {
    String worker = task.last() == null ? null : task.last().worker();
    return new AlertMessage.FailedTask(task.name(), task.tries().size(), task.reason(), worker);
  }
}
