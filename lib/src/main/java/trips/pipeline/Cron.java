package trips.pipeline;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The firings of a schedule, found by db-scheduler; what it would refuse is refused by field. */
final class Cron {

  /** A field: its place in the line, what it may hold, and the names that stand for numbers. */
  private enum Field {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of the month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"),
    WEEKDAY("day of the week", 0, 7, "SUN|MON|TUE|WED|THU|FRI|SAT");

    private final String title;
    private final int from;
    private final int to;
    private final List<String> names;

    Field(String title, int from, int to, String names) {
      this.title = title;
      this.from = from;
      this.to = to;
      this.names = names.isEmpty() ? List.of() : List.of(names.split("\\|"));
    }

    String allowed() {
      String words =
          names.isEmpty() ? "" : ", " + names.get(0) + " to " + names.get(names.size() - 1);
      return from + " to " + to + words + ", lists (1,3), ranges (1-5), steps (*/2) and *";
    }

    /** Returns the number of a part, or -1 if it is none that the field can hold. */
    int number(String part) {
      int named = names.indexOf(part.toUpperCase(java.util.Locale.ROOT));
      if (named >= 0) {
        return named + from;
      }
      if (!part.matches("\\d{1,2}")) {
        return -1;
      }
      int number = Integer.parseInt(part);
      return number < from || number > to ? -1 : number;
    }

    boolean holds(String text) {
      for (String part : text.split(",", -1)) {
        Matcher found = PART.matcher(part);
        if (!found.matches() || !inOrder(found) || "0".equals(found.group("step"))) {
          return false;
        }
      }
      return true;
    }

    private boolean inOrder(Matcher part) {
      if (part.group("from") == null) {
        return true;
      }
      int first = number(part.group("from"));
      int last = part.group("to") == null ? first : number(part.group("to"));
      boolean steps = part.group("step") != null && part.group("to") == null;
      return first >= 0 && last >= first && !steps;
    }
  }

  private static final Pattern PART =
      Pattern.compile("(\\*|(?<from>\\w+)(-(?<to>\\w+))?)(/(?<step>[1-9]?\\d))?");

  /** db-scheduler's "never" is the day after. */
  private static final Instant FAR = Instant.parse("2499-12-31T00:00:00Z");

  /** No schedule fires more often. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final CronSchedule firings;

  private Cron(CronSchedule firings) {
    this.firings = firings;
  }

  /**
   * Returns the firings of a schedule.
   *
   * @throws IllegalArgumentException if the line is none; the message names the field and what it
   *     may hold
   */
  static Cron of(Schedule schedule) {
    String[] fields = schedule.cron().strip().split("\\s+");
    if (fields.length != Field.values().length) {
      throw bad(
          schedule.cron(),
          "it has " + fields.length + (fields.length == 1 ? " field" : " fields"),
          "write minute, hour, day of the month, month and day of the week, for example 0 3 * * *");
    }
    for (Field field : Field.values()) {
      String text = fields[field.ordinal()];
      if (!field.holds(text)) {
        throw bad(
            schedule.cron(),
            "the " + field.title + " cannot be '" + text + "'",
            "it takes " + field.allowed());
      }
    }
    Cron cron = parsed(schedule, fields);
    if (cron.after(Instant.now()).isAfter(FAR)) {
      throw bad(schedule.cron(), "it never fires", "write a day that its months have");
    }
    return cron;
  }

  private static Cron parsed(Schedule schedule, String[] fields) {
    try {
      return new Cron(new CronSchedule(String.join(" ", fields), schedule.zone(), CronStyle.UNIX));
    } catch (RuntimeException e) {
      throw bad(schedule.cron(), "db-scheduler refuses it: " + e.getMessage(), "write another");
    }
  }

  private static IllegalArgumentException bad(String line, String why, String instead) {
    return new IllegalArgumentException(
        "the schedule '" + line + "' is no cron line: " + why + "; " + instead);
  }

  /** Returns the first firing after a time. */
  Instant after(Instant time) {
    return firings.getNextExecutionTime(ExecutionComplete.simulatedSuccess(time));
  }

  /**
   * Returns the firings from a time to another, oldest first.
   *
   * @param from included
   * @param to excluded
   * @param most how many; those after them are left out
   */
  List<Instant> between(Instant from, Instant to, int most) {
    List<Instant> found = new ArrayList<>();
    Instant next = after(from.minusNanos(1));
    while (next.isBefore(to) && found.size() < most) {
      found.add(next);
      next = after(next);
    }
    return found;
  }

  /**
   * Returns the last firing from a time to another, or nothing if there is none.
   *
   * @param from included
   * @param to excluded
   */
  Optional<Instant> newest(Instant from, Instant to) {
    // Back from the end: a schedule that was off for a year may have missed half a million.
    Duration back = SHORTEST;
    while (true) {
      Instant first = from.isAfter(to.minus(back)) ? from : to.minus(back);
      List<Instant> found = between(first, to, Integer.MAX_VALUE);
      if (!found.isEmpty()) {
        return Optional.of(found.get(found.size() - 1));
      }
      if (first.equals(from)) {
        return Optional.empty();
      }
      back = back.multipliedBy(2);
    }
  }

  /** Returns the schedule as db-scheduler takes it. */
  CronSchedule firings() {
    return firings;
  }

  /** Returns the zone on whose clock the line is read. */
  ZoneId zone() {
    return firings.getZoneId();
  }
}
