package trips.download;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import trips.data.TripDataException;

/** The months that a reader names, and those of which TLC publishes trips. */
final class Months {

  /** The first month of high-volume for-hire vehicles. */
  static final YearMonth FIRST = YearMonth.of(2019, 2);

  /** TLC publishes a month about two months after its end. */
  private static final int DELAY = 2;

  private final YearMonth now;

  /** Judges months by the current one. */
  Months(YearMonth now) {
    this.now = now;
  }

  /**
   * Returns the named months, oldest first, each once.
   *
   * @param text for example {@code 2020-03}, {@code 2020-03..2020-05} or {@code 2019-03,2020-03}
   * @throws TripDataException if it is written otherwise, or no such month can exist yet
   */
  List<YearMonth> parse(String text) {
    TreeSet<YearMonth> months = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("\\.\\.", -1);
      YearMonth first = month(ends[0], text);
      YearMonth last = ends.length == 1 ? first : month(ends[1], text);
      if (ends.length > 2 || last.isBefore(first)) {
        throw misspelt(text, null);
      }
      // Both ends first: a range to the year 9999 must not be counted out.
      requirePossible(first);
      requirePossible(last);
      for (YearMonth each = first; !each.isAfter(last); each = each.plusMonths(1)) {
        months.add(each);
      }
    }
    return List.copyOf(months);
  }

  /** Returns the range of months that exist, for an error. */
  String existing() {
    return "TLC publishes " + FIRST + " to about " + now.minusMonths(DELAY);
  }

  private void requirePossible(YearMonth month) {
    if (month.isBefore(FIRST) || !month.isBefore(now)) {
      throw new TripDataException(
          "there are no trips of "
              + month
              + " to download; "
              + existing()
              + ", a month about two months after its end");
    }
  }

  private static YearMonth month(String text, String whole) {
    try {
      return YearMonth.parse(text.strip());
    } catch (DateTimeException e) {
      throw misspelt(whole, e);
    }
  }

  private static TripDataException misspelt(String text, Exception cause) {
    return new TripDataException(
        "'"
            + text
            + "' names no months; write 2020-03, or 2020-03..2020-05 with the earlier month first, "
            + "or 2019-03,2020-03",
        cause);
  }
}
