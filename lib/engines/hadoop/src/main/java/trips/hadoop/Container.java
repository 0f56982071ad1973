package trips.hadoop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * The main class of every container: runs Hadoop's own for as long as the NodeManager lives. A
 * container outlives a NodeManager that is killed, for minutes; this ends it at once.
 *
 * <p>Hadoop's command of a container has a place for options of the JVM, but none for a main class.
 * This class stands at the end of the options, so that what Hadoop adds to them, properties and its
 * main class, are arguments of this one.
 */
public final class Container {

  private Container() {}

  /**
   * Sets the properties and runs the main class.
   *
   * @param arguments the number of the process without which this one ends, properties as options
   *     of the JVM, the class, its arguments
   */
  public static void main(String[] arguments) throws Throwable {
    endWith(Long.parseLong(arguments[0]));
    int next = 1;
    while (arguments[next].startsWith("-D")) {
      String[] both = arguments[next].substring("-D".length()).split("=", 2);
      System.setProperty(both[0], both.length > 1 ? both[1] : "");
      next++;
    }
    try {
      Method main = Class.forName(arguments[next]).getMethod("main", String[].class);
      // The class of a task is not public, only its main method is.
      main.setAccessible(true);
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, next + 1, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWith(long owner) {
    ProcessHandle.of(owner)
        .map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null))
        .thenRun(() -> Runtime.getRuntime().halt(1));
  }
}
