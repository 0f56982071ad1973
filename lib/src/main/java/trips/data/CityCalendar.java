package trips.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How an hour of a day differs from the same hour of another: weekday, lockdown, clock change. */
final class CityCalendar {

  /** The clocks by which all times of trips are written. */
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /**
   * First and last step into the lockdown of 2020: theatres closed on 12 March, all non-essential
   * work stopped on the evening of 22 March ("New York State on PAUSE", executive order 202.8).
   */
  private static final LocalDate SHUTTING = LocalDate.of(2020, 3, 12);

  private static final LocalDate SHUT = LocalDate.of(2020, 3, 22);

  /** The first phase of reopening, and the month in which the last limits fell. */
  private static final LocalDate OPENING = LocalDate.of(2020, 6, 8);

  private static final LocalDate OPEN = LocalDate.of(2021, 7, 1);

  private static final ResourceTable HOURS = ResourceTable.read("model/hours.csv");

  private CityCalendar() {}

  /** Returns how far the city has shut down, from 0 (not at all) to 1. */
  static double shut(LocalDate date) {
    return Math.min(way(SHUTTING, SHUT, date), 1 - way(OPENING, OPEN, date));
  }

  /** Returns how much of the time between two days has passed, from 0 to 1. */
  private static double way(LocalDate from, LocalDate to, LocalDate date) {
    double days = from.until(date, ChronoUnit.DAYS);
    return Math.max(0, Math.min(1, days / from.until(to, ChronoUnit.DAYS)));
  }

  /** Returns whether a day is a Saturday or a Sunday. */
  static boolean weekend(LocalDate date) {
    return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  /**
   * Returns the relative number of trips in each of the 24 hours; 0 for an hour that the clocks
   * leave out, such as 2 o'clock of 8 March 2020.
   */
  static double[] hours(LocalDate date) {
    double shut = shut(date);
    double[] weights = new double[24];
    for (int hour = 0; hour < weights.length; hour++) {
      if (exists(date.atTime(hour, 0))) {
        double open = HOURS.number(hour, column(date.getDayOfWeek()));
        weights[hour] = (1 - shut) * open + shut * HOURS.number(hour, "shut");
      }
    }
    return weights;
  }

  private static boolean exists(LocalDateTime time) {
    return !NEW_YORK.getRules().getValidOffsets(time).isEmpty();
  }

  private static String column(DayOfWeek day) {
    return switch (day) {
      case FRIDAY -> "friday";
      case SATURDAY -> "saturday";
      case SUNDAY -> "sunday";
      default -> "workday";
    };
  }
}
