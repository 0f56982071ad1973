package ijava.eval;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What the code of every cell calls at the start of its methods and before it jumps back, so that
 * an interrupt reaches code that never waits.
 *
 * <p>A volatile flag would do, but costs more than the body of a tight loop, because no loop with
 * such a read is unrolled or vectorised. A call site whose target never changes costs nothing: the
 * compiler drops the call. When a cell is interrupted, the target changes; the JVM then throws away
 * the compiled loops at their next safepoint, and they go on with a check that looks.
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

  private static final MethodType NO_ARGUMENTS = MethodType.methodType(void.class);
  private static final MethodHandle NOTHING = MethodHandles.empty(NO_ARGUMENTS);
  private static final MethodHandle LOOK = look();
  private static final MutableCallSite SITE = new MutableCallSite(NOTHING);

  /** A constant to the compiler, which therefore sees through it to the target. */
  private static final MethodHandle CHECK = SITE.dynamicInvoker();

  private static int interrupts;

  private StopCheck() {}

  /**
   * Returns at once, unless the calling thread works for a cell that is being stopped.
   *
   * @throws CellInterrupted if it does
   */
  public static void check() throws Throwable {
    CHECK.invokeExact();
  }

  /** Makes checks look. */
  static synchronized void arm() {
    interrupts++;
    retarget(LOOK);
  }

  /** Makes checks cheap again, after a while. */
  static synchronized void disarmLater() {
    int interrupt = interrupts;
    CompletableFuture.delayedExecutor(ARMED_SECONDS, TimeUnit.SECONDS)
        .execute(() -> disarm(interrupt));
  }

  private static synchronized void disarm(int interrupt) {
    // A newer interrupt disarms for itself.
    if (interrupts == interrupt) {
      retarget(NOTHING);
    }
  }

  private static void retarget(MethodHandle target) {
    if (SITE.getTarget() != target) {
      SITE.setTarget(target);
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
  }

  private static MethodHandle look() {
    try {
      return MethodHandles.lookup().findStatic(StopCheck.class, "throwIfInterrupted", NO_ARGUMENTS);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Throws if the calling thread works for a cell that is being stopped; looks every time.
   *
   * @throws CellInterrupted if it does
   */
  public static void throwIfInterrupted() {
    if (CellThreads.mustStop()) {
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
