package trips.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import trips.data.Trees;

/**
 * The main class of a cluster's processes: runs another one for as long as the process that started
 * it lives.
 *
 * <p>The system closes this process's standard input when that process ends, even if it is killed.
 * A process's number would not do: another may have got it meanwhile.
 */
final class Watched {

  private static final int FAREWELL_SECONDS = 5;

  private Watched() {}

  /**
   * Runs a main class.
   *
   * @param arguments the cluster's folder, this process's own folder, the class, its arguments
   */
  public static void main(String[] arguments) throws Throwable {
    Thread watch =
        new Thread(() -> endWithInput(Path.of(arguments[0]), Path.of(arguments[1])), "watch");
    watch.setDaemon(true);
    watch.start();
    try {
      Method main = Class.forName(arguments[2]).getMethod("main", String[].class);
      // Main classes of other packages are not public either.
      main.setAccessible(true);
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, 3, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void endWithInput(Path cluster, Path own) {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end matters.
        continue;
      }
    } catch (IOException e) {
      // As good as its end.
      System.err.println("the input is broken: " + e);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FAREWELL_SECONDS);
    do {
      // A worker may just be starting another executor, with files of its own.
      ProcessHandle.current().descendants().forEach(Watched::end);
      Trees.deleteShared(own);
      deleteWhatIsShared(cluster);
    } while (Files.exists(own) && System.nanoTime() < end);
    Runtime.getRuntime().halt(0);
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      System.err.println("still running: " + process.pid());
    }
  }

  /** The last of the processes finds no other's folder, and leaves nothing. */
  private static void deleteWhatIsShared(Path cluster) {
    try (var entries = Files.list(cluster)) {
      boolean last = entries.noneMatch(each -> isOfProcess(each));
      if (last) {
        Trees.deleteShared(cluster);
      }
    } catch (IOException e) {
      // Another process was the last.
      System.err.println("deleted already: " + cluster);
    }
  }

  private static boolean isOfProcess(Path entry) {
    return Files.isDirectory(entry) && !entry.getFileName().toString().equals("jars");
  }
}
