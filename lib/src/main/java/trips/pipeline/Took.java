package trips.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as one reads them aloud. */
final class Took {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Took() {}

  /** Returns a time such as 12 ms, 1.2 s, 45 s, 3 min 20 s, 2 h 5 min; what is negative is 0. */
  static String text(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
    long seconds = Math.round(millis / 1e3);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3_600
        ? both(seconds / 60, "min", seconds % 60, "s")
        : both(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
  }

  private static String both(long many, String unit, long few, String smaller) {
    return few == 0 ? many + " " + unit : many + " " + unit + " " + few + " " + smaller;
  }

  /** Returns how long from one moment to another. */
  static String text(Instant from, Instant to) {
    return text(Duration.between(from, to));
  }

  /** Returns a moment with its zone; with seconds only if they are not 0. */
  static String moment(ZonedDateTime time) {
    return local(time) + " (" + time.getZone() + ")";
  }

  /** Returns a moment without its zone; with seconds only if they are not 0. */
  static String local(ZonedDateTime time) {
    return time.format(time.getSecond() == 0 ? MINUTE : SECOND);
  }
}
