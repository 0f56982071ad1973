package trips.data;

import java.io.Serializable;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The hour that New York's clocks leave out in a month, if they do: trips that are under way then
 * end an hour later by the clock.
 *
 * <p>Clock times are counted in seconds as if they were UTC.
 *
 * @param at clock time from which the hour is left out; {@code Long.MAX_VALUE} for never
 * @param seconds how much is left out
 */
record ClockChange(long at, int seconds) implements Serializable {

  private static final ClockChange NEVER = new ClockChange(Long.MAX_VALUE, 0);

  /** Returns the change within a month; only that to summer time leaves out an hour. */
  static ClockChange of(YearMonth month) {
    ZoneRules rules = CityCalendar.NEW_YORK.getRules();
    ZoneOffsetTransition next =
        rules.nextTransition(month.atDay(1).atStartOfDay(CityCalendar.NEW_YORK).toInstant());
    boolean here = YearMonth.from(next.getDateTimeBefore()).equals(month) && next.isGap();
    return here
        ? new ClockChange(
            next.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC),
            (int) next.getDuration().toSeconds())
        : NEVER;
  }

  /** Returns the clock time some seconds after another clock time. */
  long after(long start, int duration) {
    long end = start + duration;
    return start < at && end >= at ? end + seconds : end;
  }

  /** Returns the clock time some seconds before another clock time. */
  long before(long end, int duration) {
    long start = end - duration;
    return end >= at && start < at + seconds ? start - seconds : start;
  }
}
