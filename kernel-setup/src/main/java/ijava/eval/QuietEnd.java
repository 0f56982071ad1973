package ijava.eval;

import java.lang.Thread.UncaughtExceptionHandler;

/** Keeps threads that end because their cell was interrupted from printing a stack trace. */
final class QuietEnd implements UncaughtExceptionHandler {

  private final UncaughtExceptionHandler next;

  private QuietEnd(UncaughtExceptionHandler next) {
    this.next = next;
  }

  /** Becomes the handler of threads without one of their own. */
  static synchronized void install() {
    UncaughtExceptionHandler next = Thread.getDefaultUncaughtExceptionHandler();
    if (!(next instanceof QuietEnd)) {
      Thread.setDefaultUncaughtExceptionHandler(new QuietEnd(next));
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (isEndOfCell(thrown)) {
      return;
    }
    if (next != null) {
      next.uncaughtException(thread, thrown);
      return;
    }
    System.err.println("the thread \"" + thread.getName() + "\" has ended: " + thrown);
    thrown.printStackTrace();
  }

  private static boolean isEndOfCell(Throwable thrown) {
    if (thrown instanceof ThreadDeath) {
      return true;
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      boolean wait = t instanceof InterruptedException && CellThreads.mustStop();
      if (t instanceof StopCheck.CellInterrupted || wait) {
        return true;
      }
    }
    return false;
  }
}
