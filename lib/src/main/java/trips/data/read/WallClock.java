package trips.data.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads New York's clock from text: {@code 2020-03-01 00:03:07}, also with {@code T}, without
 * seconds, with a fraction, and with a zone.
 *
 * <p>The digits are taken as they stand. {@code Z}, {@code UTC} and {@code +00:00} are passed over:
 * tools put them on times that have no zone, as TLC's have none. New York's own offset at that time
 * changes nothing. Any other offset is refused, because nobody can tell whether the digits or the
 * moment are meant.
 */
final class WallClock {

  /** What {@link #micros} returns for what is no time; no time within four-digit years is it. */
  static final long NONE = Long.MIN_VALUE;

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long MICROS = 1_000_000;
  private static final int FRACTION_DIGITS = 9;

  private final byte[] text;
  private final int end;
  private int at;

  private WallClock(byte[] text, int from, int to) {
    this.text = text;
    at = from;
    end = to;
  }

  /**
   * Returns the microseconds since 1970 of a clock that stands in UTC, which is how Spark keeps
   * times without a zone; finer digits are cut.
   *
   * @return {@link #NONE} if the text is no such time
   */
  static long micros(byte[] text, int from, int to) {
    return new WallClock(text, from, to).read();
  }

  private long read() {
    int year = number(4);
    int month = skip('-') ? number(2) : -1;
    int day = skip('-') ? number(2) : -1;
    int hour = skip(' ') || skip('T') ? number(2) : -1;
    int minute = skip(':') ? number(2) : -1;
    int second = skip(':') ? number(2) : 0;
    if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return NONE;
    }
    if (second < 0 || second > 59 || !isDay(year, month, day)) {
      return NONE;
    }
    long fraction = fraction();
    long seconds =
        LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second;
    return fraction >= 0 && zoneIsFine(seconds) ? seconds * MICROS + fraction : NONE;
  }

  private static boolean isDay(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || isLongMonth(year, month, day));
  }

  private static boolean isLongMonth(int year, int month, int day) {
    return day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  /** Returns microseconds, or -1 after a point without digits. */
  private long fraction() {
    if (!skip('.')) {
      return 0;
    }
    int start = at;
    long micros = 0;
    for (int digits = 0; digits < 6; digits++) {
      int digit = digit();
      micros = micros * 10 + Math.max(digit, 0);
    }
    while (digit() >= 0) {
      // Nanoseconds and finer are cut, as in all of Spark's times.
    }
    return at == start || at - start > FRACTION_DIGITS ? -1 : micros;
  }

  private boolean zoneIsFine(long seconds) {
    if (at == end) {
      return true;
    }
    skip(' ');
    if (skip('Z')) {
      return at == end;
    }
    if (skip('U')) {
      return skip('T') && skip('C') && at == end;
    }
    boolean west = at < end && text[at] == '-';
    if (!west && !(at < end && text[at] == '+')) {
      return false;
    }
    at++;
    int hours = number(2);
    int minutes = skip(':') || at < end ? number(2) : 0;
    return at == end && isNewYorks((west ? -1 : 1) * (hours * 60 + minutes), seconds, minutes);
  }

  private static boolean isNewYorks(int offset, long seconds, int minutes) {
    if (minutes < 0 || minutes > 59 || Math.abs(offset) > 18 * 60) {
      return false;
    }
    try {
      LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
      return offset == 0
          || NEW_YORK
              .getRules()
              .getValidOffsets(time)
              .contains(ZoneOffset.ofTotalSeconds(offset * 60));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Reads exactly so many digits; -1 if there are fewer. */
  private int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = digit();
      if (digit < 0) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private int digit() {
    if (at < end && text[at] >= '0' && text[at] <= '9') {
      return text[at++] - '0';
    }
    return -1;
  }

  private boolean skip(char c) {
    if (at < end && text[at] == c) {
      at++;
      return true;
    }
    return false;
  }
}
