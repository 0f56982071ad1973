package ijava.eval;

import java.lang.Thread.State;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Ends a thread that spins in a library, where no stop-checks are: a regular expression that
 * backtracks for ever, a sort of too much; or that waits there for ever and hears no interrupt.
 *
 * <p>{@code Thread.stop} may leave an object of that library half changed. A core that burns until
 * the kernel is restarted is worse, and the reader has asked for the end. Java 20 has taken the
 * method away; such code then runs to its end there.
 */
final class LastResort {

  /** Where an error must not strike: state that the whole JVM or the kernel needs. */
  private static final List<String> SPARED =
      List.of(
          "ijava.", "jdk.jshell.", "java.lang.ClassLoader", "java.lang.invoke.", "jdk.internal.");

  private LastResort() {}

  /**
   * Returns whether a thread computes in a library that a cell has called, or waits there and hears
   * no interrupt, as in {@code CompletableFuture.join}.
   *
   * @param stack the thread's stack, innermost frame first, with a frame of a cell
   */
  static boolean maySpin(Thread thread, StackTraceElement[] stack) {
    int first = 0;
    if (isParked(thread, stack)) {
      first = 1;
    } else if (thread.getState() != State.RUNNABLE || stack[0].isNativeMethod()) {
      return false;
    } else if (isCell(stack[0])) {
      // A stop-check comes, however busy the machine is; force might strike behind it.
      return false;
    }
    return isBelowCell(stack, first);
  }

  private static boolean isParked(Thread thread, StackTraceElement[] stack) {
    return stack.length > 1
        && stack[0].getMethodName().equals("park")
        && stack[1].getClassName().equals("java.util.concurrent.locks.LockSupport")
        && (thread.getState() == State.WAITING || thread.getState() == State.TIMED_WAITING);
  }

  /** Returns whether a cell has called what runs, with nothing between that must be spared. */
  private static boolean isBelowCell(StackTraceElement[] stack, int first) {
    for (int i = first; i < stack.length; i++) {
      String name = stack[i].getClassName();
      if (isCell(stack[i])) {
        return true;
      }
      if (stack[i].getMethodName().equals("<clinit>")
          || SPARED.stream().anyMatch(name::startsWith)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isCell(StackTraceElement frame) {
    return frame.getClassName().startsWith(CellThreads.CELL_CLASSES);
  }

  /** Ends a thread with a {@link ThreadDeath}, where Java still can. */
  static void stop(Thread thread) {
    try {
      // By reflection, for the compiler warns of every direct call.
      Thread.class.getMethod("stop").invoke(thread);
    } catch (NoSuchMethodException | InvocationTargetException | IllegalAccessException e) {
      System.getLogger(LastResort.class.getName())
          .log(System.Logger.Level.DEBUG, "this Java cannot stop a thread", e);
    }
  }
}
