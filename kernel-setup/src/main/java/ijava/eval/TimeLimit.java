package ijava.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts a statement that takes longer than {@code IJAVA_TIMEOUT} allows. */
final class TimeLimit {

  private final long millis;
  private CompletableFuture<Void> alarm;
  private volatile boolean exceeded;

  private TimeLimit(long millis) {
    this.millis = millis;
  }

  /**
   * Starts the clock.
   *
   * @param millis none if less than one
   */
  static TimeLimit start(CellScope scope, long millis) {
    TimeLimit limit = new TimeLimit(millis);
    if (millis >= 1) {
      limit.alarm =
          CompletableFuture.runAsync(
              () -> limit.strike(scope),
              CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }
    return limit;
  }

  private synchronized void strike(CellScope scope) {
    if (!alarm.isCancelled()) {
      exceeded = true;
      scope.interrupt();
    }
  }

  synchronized void stop() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  boolean exceeded() {
    return exceeded;
  }

  /** Returns the failure to show instead of that of an interrupt. */
  Outcome.Failure failure(Outcome.Failure interrupted) {
    String message =
        "the statement took longer than the " + millis + " ms that IJAVA_TIMEOUT allows";
    List<String> lines = new ArrayList<>(interrupted.traceback());
    lines.set(0, Ansi.bold("Timeout") + ": " + message);
    return new Outcome.Failure("Timeout", message, lines);
  }
}
