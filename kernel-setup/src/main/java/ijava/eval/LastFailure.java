package ijava.eval;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** What the latest failed cell has thrown, for readers who want all of it. */
public final class LastFailure {

  private static volatile Throwable latest;

  private LastFailure() {}

  /** Returns what was thrown, or nothing if no cell has failed. */
  public static Optional<Throwable> thrown() {
    return Optional.ofNullable(latest);
  }

  /** Returns the whole trace with all frames, as Java prints it; empty if no cell has failed. */
  public static String trace() {
    Throwable thrown = latest;
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  static void set(Throwable thrown) {
    latest = thrown;
  }
}
