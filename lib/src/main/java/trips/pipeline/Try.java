package trips.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * One try of a task.
 *
 * @param number from 1
 * @param worker the name of the process that ran it
 * @param ended null while it runs
 * @param state {@link State#RUNNING}, {@link State#SUCCEEDED}, {@link State#FAILED} or {@link
 *     State#LOST}
 * @param error what went wrong, or null
 * @param log the lines that the body wrote, each with its time
 */
public record Try(
    int number,
    String worker,
    Instant started,
    Instant ended,
    State state,
    String error,
    List<String> log) {

  /** Keeps the log as it is now. */
  public Try {
    log = List.copyOf(log);
  }
}
