package trips.pipeline;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that db-scheduler must not interrupt when it stops: they use the database, and an
 * interrupt in the middle of it closes H2's file. What must stop at once is told otherwise.
 */
final class Threads {

  private Threads() {}

  /** Returns a thread that does not keep the JVM alive. */
  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns a daemon thread that outlives its cell, and must not hold the cell's classes. */
  static Thread library(String name, Runnable task) {
    Thread thread = daemon(name, task);
    thread.setContextClassLoader(Threads.class.getClassLoader());
    return thread;
  }

  /**
   * Returns some threads.
   *
   * @param wake ends the pause of one that waits, if it is asked to stop
   */
  static ThreadPoolExecutor pool(String name, int size, Runnable wake) {
    return new ThreadPoolExecutor(
        size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(name, task)) {
      @Override
      public List<Runnable> shutdownNow() {
        shutdown();
        wake.run();
        return List.of();
      }
    };
  }

  /** Returns some threads for what is due at times. */
  static ScheduledThreadPoolExecutor timed(String name, int size) {
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(size, task -> daemon(name, task)) {
          @Override
          public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
          }
        };
    // Else a thread would stay until the last of what was due, an hour perhaps.
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return threads;
  }
}
