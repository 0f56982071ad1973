package trips.pipeline;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * That a run has failed, or that a task has and is tried again.
 *
 * @param state {@link State#FAILED}, or {@link State#RETRYING} while the run goes on
 * @param logicalTime the time that the run is for
 * @param failed the tasks that failed, in topological order; the one that is tried again
 * @param worker the process that sends it
 */
public record AlertMessage(
    State state,
    String pipeline,
    String runId,
    ZonedDateTime logicalTime,
    List<FailedTask> failed,
    String worker) {

  /** Keeps the list as it is now. */
  public AlertMessage {
    failed = List.copyOf(failed);
  }

  /** Returns the message in a few words. */
  public String title() {
    return "Pipeline " + pipeline + (state == State.RETRYING ? " tries again" : " failed");
  }

  /** Returns the message for people, in a few lines. */
  public String text() {
    StringBuilder text =
        new StringBuilder(title())
            .append(": run ")
            .append(runId)
            .append(" for ")
            .append(logicalTime.toOffsetDateTime())
            .append(", told by ")
            .append(worker)
            .append('.');
    for (FailedTask task : failed) {
      text.append("\n- ").append(task.task()).append(" after ").append(task.tries());
      text.append(task.tries() == 1 ? " try" : " tries");
      text.append(task.worker() == null ? "" : ", the last on " + task.worker());
      text.append(": ").append(task.error());
    }
    return text.toString();
  }

  /**
   * A task that failed.
   *
   * @param tries how often it was tried so far
   * @param error of its last try
   * @param worker that ran its last try, or null if none did
   */
  public record FailedTask(String task, int tries, String error, String worker) {}
}
