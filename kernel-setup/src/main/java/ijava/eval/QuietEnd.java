package ijava.eval;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.BiFunction;

/**
 * Tells why a thread has ended, in cells and lines; nothing for a thread that has ended because its
 * cell was interrupted.
 */
final class QuietEnd implements UncaughtExceptionHandler {

  private final BiFunction<Thread, Throwable, String> teller;

  private QuietEnd(BiFunction<Thread, Throwable, String> teller) {
    this.teller = teller;
  }

  /**
   * Becomes the handler of threads without one of their own.
   *
   * @param teller returns what to print
   */
  static void install(BiFunction<Thread, Throwable, String> teller) {
    Thread.setDefaultUncaughtExceptionHandler(new QuietEnd(teller));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    try {
      if (!isEndOfCell(thrown)) {
        System.err.println(teller.apply(thread, thrown));
      }
    } catch (RuntimeException | Error e) {
      // Nothing may be lost here: what cannot be told in a cell is told to the kernel's own stream.
      e.addSuppressed(thrown);
      e.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    }
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
