package lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of what was measured beside what is promised. */
final class BenchTable {

  private static final String OURS = "java";
  private static final String OTHER = "python3";

  /** Our kernel without what set-up has prepared for it. */
  private static final String PLAIN = "plain";

  /** The middle half of equal work may differ by so much, as a part of the median. */
  private static final double QUIET = 0.25;

  private static final String ROW = "  %-38s %12s %12s %7s   %s";
  private static final double INTERRUPT_GOAL = 500;

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("info", "kernel_info, round trip", "ms", 2),
          new Measure("sum", "1+1, warm", "ms", 30),
          new Measure("ready", "process start to first reply", "ms", 800),
          new Measure("first", "first cell, sent at once", "ms", 250),
          new Measure("completion", "completion of a Dataset's methods", "ms", 60),
          new Measure("lines", "100,000 lines, complete, in order", "ms", 1_500),
          new Measure("shutdown", "shutdown, nothing left", "ms", 1_000),
          new Measure("session", "Spark session", "ms", 2_200),
          new Measure("chart", "kernel start to first trip chart", "ms", Double.NaN),
          new Measure("chart share", "… as part of the plain one", "%", 50),
          new Measure("first cells heap", "heap, cells 1 to 500", "MB", 20),
          new Measure("last cells heap", "heap, cells 501 to 1,000", "MB", 20),
          new Measure("redefinitions heap", "heap, 200 redefinitions", "MB", 20),
          new Measure("all heap", "heap, all of it", "MB", 20),
          new Measure("first cells classes", "classes, cells 1 to 500", "", 100),
          new Measure("last cells classes", "classes, cells 501 to 1,000", "", 20),
          new Measure("redefinitions classes", "classes, 200 redefinitions", "", 50),
          new Measure("all classes", "classes, all of it", "", 150));

  /**
   * A row of the table.
   *
   * @param key its name in the report
   * @param goal the most that is promised, in the same unit; not a number if nothing is
   */
  private record Measure(String key, String label, String unit, double goal) {

    boolean isKept(double number) {
      return Double.isNaN(goal) || number <= goal;
    }

    String text(double number) {
      if (Double.isNaN(number)) {
        return "-";
      }
      if (Double.isInfinite(number)) {
        return "never";
      }
      String format = unit.isEmpty() || Math.abs(number) >= 100 ? "%,.0f %s" : "%,.1f %s";
      return String.format(Locale.ROOT, format, number, unit).strip();
    }
  }

  private BenchTable() {}

  /** Returns the table, and under it whether the machine was quiet enough to believe it. */
  static List<String> lines(Samples samples) {
    List<String> lines = new ArrayList<>();
    boolean plain = measured(samples).stream().anyMatch(m -> samples.has(m.key, PLAIN));
    String beside = plain ? PLAIN : OTHER;
    String title = plain ? PLAIN : "ipykernel";
    lines.add(String.format(ROW, "median", "ours", title, "ratio", "goal"));
    for (Measure measure : measured(samples)) {
      double ours = samples.median(measure.key, OURS);
      double other = samples.median(measure.key, beside);
      String goal =
          Double.isNaN(measure.goal)
              ? ""
              : "<= " + measure.text(measure.goal) + (measure.isKept(ours) ? "" : "  not reached");
      lines.add(
          String.format(
                  ROW,
                  measure.label,
                  measure.text(ours),
                  measure.text(other),
                  ratio(ours, other),
                  goal)
              .stripTrailing());
    }
    lines.addAll(noise(samples));
    return lines;
  }

  /** Returns a sentence for each goal that was not reached. */
  static List<String> missed(Samples samples) {
    List<String> missed = new ArrayList<>();
    for (Measure measure : measured(samples)) {
      double ours = samples.median(measure.key, OURS);
      if (!measure.isKept(ours)) {
        missed.add(
            measure.label
                + ": "
                + measure.text(ours)
                + ", and the goal is "
                + measure.text(measure.goal));
      }
    }
    return missed;
  }

  private static List<Measure> measured(Samples samples) {
    List<Measure> found = new ArrayList<>(MEASURES);
    found.removeIf(measure -> !samples.measures().contains(measure.key));
    for (String key : samples.measures()) {
      if (key.startsWith("interrupt ")) {
        found.add(new Measure(key, key, "ms", INTERRUPT_GOAL));
      }
    }
    return found;
  }

  private static String ratio(double ours, double other) {
    double ratio = ours / other;
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "-";
  }

  private static List<String> noise(Samples samples) {
    double spread = samples.spread("work", "machine");
    if (Double.isNaN(spread)) {
      return List.of();
    }
    String said =
        String.format(
            Locale.ROOT,
            "  The same work took %.1f to %.1f ms in the middle half of its runs",
            samples.at("work", "machine", 0.25),
            samples.at("work", "machine", 0.75));
    return List.of(
        said
            + (spread <= QUIET
                ? ": the machine was quiet."
                : ": the machine was too busy to believe times; measure again when it is quiet."));
  }
}
