package ijava.eval;

import java.lang.Thread.State;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Ends a thread that spins in a library, where no stop-checks are: a regular expression that
 * backtracks for ever, a sort of too much.
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
   * Returns whether a thread computes in a library that a cell has called.
   *
   * @param stack the thread's stack, innermost frame first, with a frame of a cell
   */
  static boolean maySpin(Thread thread, StackTraceElement[] stack) {
    if (thread.getState() != State.RUNNABLE || stack[0].isNativeMethod()) {
      return false;
    }
    if (stack[0].getClassName().startsWith(CellThreads.CELL_CLASSES)) {
      // A stop-check comes, however busy the machine is; force might strike behind it.
      return false;
    }
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith(CellThreads.CELL_CLASSES)) {
        return true;
      }
      if (frame.getMethodName().equals("<clinit>") || SPARED.stream().anyMatch(name::startsWith)) {
        return false;
      }
    }
    return false;
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
