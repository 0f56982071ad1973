package ijava.eval;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Disarms stop-checks some time after an interrupt, when the threads that the cell left behind have
 * had their chance to see it; armed checks are slower.
 */
final class Disarm {

  private static final long SECONDS = 5;

  private static final ScheduledExecutorService SCHEDULER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ijava-disarm");
            thread.setDaemon(true);
            return thread;
          });

  private static ScheduledFuture<?> pending;

  private Disarm() {}

  /** Disarms later; a second interrupt puts it off. */
  static synchronized void later() {
    if (pending != null) {
      pending.cancel(false);
    }
    pending = SCHEDULER.schedule(StopCheck::disarm, SECONDS, TimeUnit.SECONDS);
  }
}
