package ijava.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs snippets in this JVM on the thread that evaluates them, and keeps the value itself instead
 * of its text.
 *
 * <p>JShell would call {@code toString()} on every value, which may be slow (a Spark plan) or
 * enormous. So {@link #invoke(Method)} returns an empty text, and {@link #takeValue()} the value.
 *
 * <p>The lock guards JShell's state. It is held by the evaluating thread except while the user's
 * code runs: only then may another thread ask JShell for completions.
 */
final class CellExecutionControl extends DirectExecutionControl {

  private final ReentrantLock jshell;
  private Object value;
  private Throwable thrown;

  CellExecutionControl(LoaderDelegate loader, ReentrantLock jshell) {
    super(loader);
    this.jshell = jshell;
  }

  /** Returns the value of the snippet that ran last, and forgets it. */
  Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }

  /** Returns what the snippet that ran last threw, null if nothing, and forgets it. */
  Throwable takeThrown() {
    Throwable taken = thrown;
    thrown = null;
    return taken;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    value = null;
    thrown = null;
    // The lock is not held when JShell itself closes or evaluates outside of a cell.
    boolean held = jshell.isHeldByCurrentThread();
    CellScope scope = held ? CellScope.current() : null;
    if (scope != null) {
      scope.leaveCompiler();
    }
    if (held) {
      jshell.unlock();
    }
    try {
      value = snippet.invoke(null);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      // JShell asks for the message, and the reader's own getMessage() may do anything.
      throw thrown instanceof SPIResolutionException
          ? e
          : new InvocationTargetException(new Thrown());
    } finally {
      if (scope != null) {
        scope.enterCompiler();
      }
      if (held) {
        jshell.lock();
      }
    }
    return "";
  }

  /** Stands for what the code has thrown. */
  private static final class Thrown extends RuntimeException {

    Thrown() {
      super("", null, false, false);
    }
  }

  @Override
  public void stop() {
    // Cells are stopped by the evaluator, which knows the thread.
  }
}
