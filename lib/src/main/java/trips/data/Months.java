package trips.data;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Reads months as people write them. */
public final class Months {

  private static final String RANGE = "..";

  private Months() {}

  /**
   * Reads one month, for example {@code 2020-03}.
   *
   * @throws TripDataException if it is written otherwise
   */
  public static YearMonth parse(String text) {
    try {
      return YearMonth.parse(text.strip());
    } catch (DateTimeException e) {
      throw new TripDataException("month is \"" + text + "\"; write it like 2020-03", e);
    }
  }

  /**
   * Reads {@code 2020-03} or {@code 2020-03..2020-05}, both ends included.
   *
   * @throws TripDataException if it is written otherwise, or ends before it begins
   */
  static List<YearMonth> range(String text) {
    int dots = text.indexOf(RANGE);
    if (dots < 0) {
      return List.of(parse(text));
    }
    YearMonth first = parse(text.substring(0, dots));
    YearMonth last = parse(text.substring(dots + RANGE.length()));
    if (last.isBefore(first)) {
      throw new TripDataException(
          "months are " + text + ", which ends before it begins; write the earlier month first");
    }
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }
}
