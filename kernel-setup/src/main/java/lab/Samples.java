package lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers that a measurement took, by measure and by who was measured. */
final class Samples {

  private final Map<String, Map<String, List<Double>>> numbers = new LinkedHashMap<>();

  private Samples() {}

  /**
   * Reads lines of measure, name and number, divided by tabs; {@code inf} stands for what did not
   * end.
   */
  static Samples read(List<String> lines) {
    Samples samples = new Samples();
    for (String line : lines) {
      String[] parts = line.split("\t");
      double number =
          parts[2].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(parts[2]);
      samples
          .numbers
          .computeIfAbsent(parts[0], measure -> new LinkedHashMap<>())
          .computeIfAbsent(parts[1], name -> new ArrayList<>())
          .add(number);
    }
    samples.numbers.values().forEach(each -> each.values().forEach(Collections::sort));
    return samples;
  }

  /** Returns what was measured, in the order in which it was. */
  Set<String> measures() {
    return new LinkedHashSet<>(numbers.keySet());
  }

  /** Returns whether there are numbers of a measure under a name. */
  boolean has(String measure, String name) {
    return numbers.getOrDefault(measure, Map.of()).containsKey(name);
  }

  /** Returns the middle number, the greater of two; not a number if there is none. */
  double median(String measure, String name) {
    return at(measure, name, 0.5);
  }

  /** Returns how far the middle half of the numbers reaches, as a part of the median. */
  double spread(String measure, String name) {
    double range = at(measure, name, 0.75) - at(measure, name, 0.25);
    return range / at(measure, name, 0.5);
  }

  /** Returns the number below which a part of the others lies; not a number if there is none. */
  double at(String measure, String name, double part) {
    List<Double> sorted = numbers.getOrDefault(measure, Map.of()).getOrDefault(name, List.of());
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
  }
}
