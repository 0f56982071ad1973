package ijava.eval;

/**
 * Interrupts a cell again until it has ended: code may swallow one interrupt, or come to a wait
 * only later.
 */
final class Interrupter {

  private static final long PERIOD_MILLIS = 50;

  /** After this many periods, code without stop-checks is ended by force. */
  private static final int GENTLE_PERIODS = 6;

  /** Five seconds: as long as checks stay armed. */
  private static final int MOST_PERIODS = 100;

  private Interrupter() {}

  /** Starts a thread that interrupts the cell and the threads that it has started. */
  static void start(CellScope scope) {
    // Without inheritance: this thread works for the kernel.
    Thread thread = new Thread(null, () -> run(scope), "interrupter", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(CellScope scope) {
    try {
      for (int i = 0; i < MOST_PERIODS; i++) {
        Thread own = scope.interruptOwn();
        boolean force = i >= GENTLE_PERIODS;
        if (!CellThreads.interrupt(scope, own, force)) {
          return;
        }
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
