package trips.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/** Days on which fewer trips begin than on their weekday; how many fewer is an estimate. */
final class Holidays {

  private static final double QUIET = 0.75;
  private static final double QUIETER = 0.65;

  private static final Map<MonthDay, Double> FIXED =
      Map.of(
          MonthDay.of(1, 1), 0.9, // The night before New Year's morning is the busiest there is.
          MonthDay.of(7, 4), QUIET,
          MonthDay.of(12, 24), QUIET,
          MonthDay.of(12, 25), QUIETER,
          MonthDay.of(12, 26), 0.85);

  private Holidays() {}

  /** Returns the trips of a day relative to those of an ordinary day of the same weekday. */
  static double trips(LocalDate date) {
    if (date.equals(nth(date, Month.NOVEMBER, 4, DayOfWeek.THURSDAY))) {
      return QUIETER; // Thanksgiving
    }
    if (date.equals(lastMonday(date, Month.MAY))
        || date.equals(nth(date, Month.SEPTEMBER, 1, DayOfWeek.MONDAY))) {
      return QUIET; // Memorial Day, Labor Day
    }
    return FIXED.getOrDefault(MonthDay.from(date), 1.0);
  }

  private static LocalDate nth(LocalDate year, Month month, int number, DayOfWeek day) {
    return LocalDate.of(year.getYear(), month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(number, day));
  }

  private static LocalDate lastMonday(LocalDate year, Month month) {
    return LocalDate.of(year.getYear(), month, 1)
        .with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
  }
}
