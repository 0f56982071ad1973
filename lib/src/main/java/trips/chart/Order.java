package trips.chart;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The order in which names stand beside each other. */
final class Order {

  private static final List<List<String>> CALENDARS =
      List.of(
          days(TextStyle.SHORT),
          days(TextStyle.FULL),
          months(TextStyle.SHORT),
          months(TextStyle.FULL));

  private Order() {}

  /**
   * Returns names in their order: weekdays from Monday, months from January, numbers by size, all
   * others by the alphabet.
   */
  static List<String> sorted(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(natural(names).orElse(Comparator.<String>naturalOrder()));
    return sorted;
  }

  /** Returns the order that names have by what they mean: that of the calendar, or of numbers. */
  static Optional<Comparator<String>> natural(List<String> names) {
    return calendar(names).or(() -> numbers(names));
  }

  /** Returns the order of the calendar if all names are weekdays or all are months, in English. */
  static Optional<Comparator<String>> calendar(List<String> names) {
    return CALENDARS.stream()
        .filter(calendar -> calendar.containsAll(names))
        .findFirst()
        .map(calendar -> Comparator.comparingInt(calendar::indexOf));
  }

  private static Optional<Comparator<String>> numbers(List<String> names) {
    boolean all = names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"));
    return all ? Optional.of(Comparator.comparingDouble(Double::parseDouble)) : Optional.empty();
  }

  private static List<String> days(TextStyle style) {
    return names(DayOfWeek.values(), day -> day.getDisplayName(style, Locale.ENGLISH));
  }

  private static List<String> months(TextStyle style) {
    return names(Month.values(), month -> month.getDisplayName(style, Locale.ENGLISH));
  }

  private static <E> List<String> names(E[] values, Function<E, String> name) {
    return Arrays.stream(values).map(name).toList();
  }
}
