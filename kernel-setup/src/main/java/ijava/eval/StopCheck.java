package ijava.eval;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the code of every cell calls at the start of its methods and before it jumps back, so that
 * an interrupt reaches code that never waits.
 *
 * <p>Public because cells call it; not for use by hand.
 *
 * @see StopCheckInjector
 */
public final class StopCheck {

  /**
   * How long checks stay armed after an interrupted cell has ended, for the threads that it left
   * behind; armed checks are slower.
   */
  private static final long ARMED_SECONDS = 5;

  private static final AtomicInteger INTERRUPTS = new AtomicInteger();

  /** Whether any cell is being stopped; read at every check, a plain load on most CPUs. */
  private static volatile boolean armed;

  private StopCheck() {}

  /**
   * Returns at once, unless the calling thread works for a cell that is being stopped.
   *
   * @throws CellInterrupted if it does
   */
  public static void check() {
    if (armed) {
      throwIfInterrupted();
    }
  }

  static void arm() {
    INTERRUPTS.incrementAndGet();
    armed = true;
  }

  static void disarmLater() {
    int interrupt = INTERRUPTS.get();
    CompletableFuture.delayedExecutor(ARMED_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              // A newer interrupt disarms for itself.
              if (INTERRUPTS.get() == interrupt) {
                armed = false;
              }
            });
  }

  private static void throwIfInterrupted() {
    CellScope scope = CellScope.current();
    if (scope != null && scope.isInterrupted()) {
      throw new CellInterrupted();
    }
  }

  /**
   * Ends the code of an interrupted cell. An error, so that a cell's {@code catch (Exception e)}
   * does not swallow it.
   */
  public static final class CellInterrupted extends Error {

    CellInterrupted() {
      super("the cell was interrupted", null, false, true);
    }
  }
}
