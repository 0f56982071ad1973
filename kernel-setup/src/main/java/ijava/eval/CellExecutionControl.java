package ijava.eval;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
  private Field latestVariable;
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

  /** Keeps the variable's value for {@link #takeValue()}, as {@link #invoke} does. */
  @Override
  public String varValue(String className, String varName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      latestVariable = findClass(className).getDeclaredField(varName);
      latestVariable.setAccessible(true);
      value = latestVariable.get(null);
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
    return "";
  }

  /** Sets the variable that was read last to null, so that its value may be collected. */
  void forgetVariable() {
    Field field = latestVariable;
    latestVariable = null;
    value = null;
    if (field == null || field.getType().isPrimitive() || Modifier.isFinal(field.getModifiers())) {
      return;
    }
    try {
      field.set(null, null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a cell's own field cannot be set: " + field, e);
    }
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
      run(snippet);
    } catch (ThreadDeath late) {
      // Meant for the reader's code, which had just ended.
      thrown = late;
      throw new InvocationTargetException(new Thrown());
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

  private void run(Method snippet) throws ReflectiveOperationException {
    try {
      value = snippet.invoke(null);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      // JShell asks for the message, and the reader's own getMessage() may do anything.
      throw thrown instanceof SPIResolutionException
          ? e
          : new InvocationTargetException(new Thrown());
    }
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
