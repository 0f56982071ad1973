package trips.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The thread of a body while the body runs, so that an interrupt reaches nothing else. */
final class BodyWatch {

  /** A body may have caught the first interrupt and gone on. */
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Why a body was interrupted. */
  enum Kind {
    TIMEOUT,
    STOPPED,
    /** The worker leaves, or could not say that it lives; another tries again. */
    LOST
  }

  /** That a body was interrupted. */
  record Cause(Kind kind, String text) {}

  private final Thread thread = Thread.currentThread();
  private final Duration timeout;
  private final long started = System.nanoTime();
  private boolean running = true;
  private Cause cause;
  private long interrupted;

  /**
   * Watches the body that this thread is about to run.
   *
   * @param timeout null for none
   */
  BodyWatch(Duration timeout) {
    this.timeout = timeout;
  }

  /** Interrupts the body; the first cause counts. */
  synchronized void interrupt(Kind kind, String text) {
    if (!running) {
      return;
    }
    if (cause == null) {
      cause = new Cause(kind, text);
      interrupted = System.nanoTime();
      thread.interrupt();
    }
  }

  /** Interrupts a body that takes too long, or goes on after an interrupt. */
  synchronized void tick() {
    if (!running) {
      return;
    }
    long now = System.nanoTime();
    if (cause != null) {
      if (now - interrupted > AGAIN_NANOS) {
        interrupted = now;
        thread.interrupt();
      }
    } else if (timeout != null && now - started > timeout.toNanos()) {
      interrupt(Kind.TIMEOUT, "took longer than " + Words.duration(timeout));
    }
  }

  /** Ends the watch on the body's thread, which is not interrupted afterwards. */
  synchronized Optional<Cause> end() {
    running = false;
    // Else the interrupt would hit the next thing that this thread does.
    Thread.interrupted();
    return Optional.ofNullable(cause);
  }
}
