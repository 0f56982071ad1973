package trips.pipeline;

import java.time.Duration;
import java.util.Locale;

/** Times as messages write them. */
final class Words {

  private Words() {}

  /** Returns a time such as {@code 250 ms}, {@code 2 s}, {@code 1.5 s} or {@code 90 min}. */
  static String duration(Duration time) {
    long millis = time.toMillis();
    if (Math.abs(millis) < 1_000 && millis != 0) {
      return millis + " ms";
    }
    if (millis % 60_000 == 0 && millis != 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1_000 == 0
        ? millis / 1_000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  /** Returns what went wrong as one would tell it: the message, with the type if that helps. */
  static String error(Throwable error) {
    String message = error.getMessage();
    String type = error.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return type.isEmpty() ? error.getClass().getName() : type;
    }
    boolean plain = error.getClass() == Exception.class || error instanceof IllegalStateException;
    return plain ? message : type + ": " + message;
  }
}
