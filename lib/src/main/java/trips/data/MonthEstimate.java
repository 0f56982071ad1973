package trips.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a month without counts by day and zone is likely to have been.
 *
 * <p>The month's total is the number of rows of TLC's file where that is known (2019-02 to
 * 2024-05). For later months it is that of the same calendar month in the last twelve known ones.
 * Days follow the weekday and the holidays, boroughs are those of March 2020.
 */
final class MonthEstimate {

  /** The first month for which TLC published high-volume trips. */
  static final YearMonth FIRST = YearMonth.of(2019, 2);

  /**
   * Trips relative to each other, Monday first: the week of 2 to 8 March 2020, the last before the
   * city began to shut; 8 March had 23 hours only.
   */
  private static final double[] WEEKDAYS = {649, 698, 708, 731, 872, 886, 760};

  private static final ResourceTable TOTALS = ResourceTable.read("published/trips-per-month.csv");

  private MonthEstimate() {}

  /**
   * Returns an estimate of a month.
   *
   * @throws TripDataException if the month is before the first
   */
  static MonthFacts of(YearMonth month) {
    long trips = trips(month);
    MonthFacts known = MonthFacts.of(MonthFacts.MARCH_2020);
    return new MonthFacts(
        month,
        Apportion.byWeight(days(month), trips),
        scaled(known.pickups(), trips),
        scaled(known.dropoffs(), trips),
        Map.of(),
        List.of());
  }

  /**
   * Returns the trips of a month.
   *
   * @throws TripDataException if the month is before the first
   */
  static long trips(YearMonth month) {
    if (month.isBefore(FIRST)) {
      throw new TripDataException(
          "month is " + month + ", but the first with high-volume trips is " + FIRST);
    }
    int known = (int) FIRST.until(month, ChronoUnit.MONTHS);
    int last = TOTALS.rows().size() - 1;
    int row = known <= last ? known : last - 11 + (known - last - 1) % 12;
    return TOTALS.integer(row, "trips");
  }

  private static double[] days(YearMonth month) {
    double[] weights = new double[month.lengthOfMonth()];
    for (int day = 0; day < weights.length; day++) {
      LocalDate date = month.atDay(day + 1);
      weights[day] = WEEKDAYS[date.getDayOfWeek().ordinal()] * Holidays.trips(date);
    }
    return weights;
  }

  private static Map<String, Long> scaled(Map<String, Long> counts, long trips) {
    List<String> names = new ArrayList<>(counts.keySet());
    double[] weights = names.stream().mapToDouble(counts::get).toArray();
    List<Long> scaled = LongStream.of(Apportion.byWeight(weights, trips)).boxed().toList();
    Map<String, Long> result = new LinkedHashMap<>();
    names.forEach(name -> result.put(name, scaled.get(names.indexOf(name))));
    return result;
  }
}
