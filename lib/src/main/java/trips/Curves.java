package trips;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import trips.chart.LineChart;
import trips.chart.Source;

/**
 * How long alternatives take as something grows; {@link Timing#over} measures it.
 *
 * <p>Shows itself as a chart of the medians, both axes logarithmic, below a sentence that says
 * which is faster where.
 */
public final class Curves {

  private final String unit;
  private final List<Double> sizes;

  /** For each size, the runs of each alternative. */
  private final List<List<Runs>> all;

  Curves(String unit, List<Double> sizes, List<List<Runs>> all) {
    this.unit = unit;
    this.sizes = sizes;
    this.all = all;
  }

  /**
   * Returns the middle time of an alternative's runs for a size.
   *
   * @throws IllegalArgumentException if there is no such alternative or size
   */
  public Duration median(String name, Number size) {
    int at = sizes.indexOf(size.doubleValue());
    if (at < 0) {
      throw new IllegalArgumentException(
          size + " was not measured; there are " + sizes.stream().map(Curves::size).toList());
    }
    return Duration.ofNanos(Math.round(all.get(at).get(position(name)).median() * 1e9));
  }

  /**
   * Returns the size at which two lines cross for the first time, between two sizes at which one
   * alternative is clearly faster and then the other; nothing if they do not.
   *
   * @throws IllegalArgumentException if there is no such alternative
   */
  public OptionalDouble crossing(String name, String other) {
    int first = position(name);
    int second = position(other);
    int lastClear = -1;
    for (int i = 0; i < sizes.size(); i++) {
      int clear = all.get(i).get(first).compare(all.get(i).get(second));
      if (clear != 0 && lastClear >= 0 && clear != compare(lastClear, first, second)) {
        return between(lastClear, i, first, second);
      }
      lastClear = clear != 0 ? i : lastClear;
    }
    return OptionalDouble.empty();
  }

  /** Returns what was found, in one sentence; says so if no difference is clear. */
  public String sentence() {
    return headline() + " (medians of " + all.get(0).get(0).seconds().length + " runs).";
  }

  /** Returns a new chart of the medians, whose title is the sentence. */
  public LineChart chart() {
    Map<String, List<? extends Number>> lines = new LinkedHashMap<>();
    for (int i = 0; i < all.get(0).size(); i++) {
      int which = i;
      lines.put(all.get(0).get(i).name(), all.stream().map(at -> at.get(which).median()).toList());
    }
    LineChart chart =
        new LineChart(Source.ofSeries(unit, sizes, lines))
            .logX()
            .logY()
            .title(headline())
            .subtitle("Medians of " + all.get(0).get(0).seconds().length + " runs")
            .xLabel(unit)
            .yLabel("seconds");
    if (all.get(0).size() == 2) {
      crossing(all.get(0).get(0).name(), all.get(0).get(1).name())
          .ifPresent(at -> chart.mark(rounded(at), "about " + size(rounded(at))));
    }
    return chart;
  }

  @Override
  public String toString() {
    return sentence();
  }

  private String headline() {
    return switch (all.get(0).size()) {
      case 1 -> alone();
      case 2 -> pair();
      default -> at(0) + ", " + at(sizes.size() - 1);
    };
  }

  private String alone() {
    Runs least = all.get(0).get(0);
    Runs most = all.get(all.size() - 1).get(0);
    return least.name()
        + " takes "
        + Seconds.times(most.ratio(least))
        + " the time for "
        + Seconds.times(sizes.get(sizes.size() - 1) / sizes.get(0))
        + " the "
        + unit;
  }

  private String pair() {
    Runs first = all.get(0).get(0);
    Runs second = all.get(0).get(1);
    OptionalDouble crossing = crossing(first.name(), second.name());
    if (crossing.isPresent()) {
      boolean firstThen = firstClear() < 0;
      return (firstThen ? first : second).name()
          + " is faster up to about "
          + size(rounded(crossing.getAsDouble()))
          + " "
          + unit
          + ", "
          + (firstThen ? second : first).name()
          + " from there on";
    }
    return onOneSide(first.name(), second.name());
  }

  private String onOneSide(String first, String second) {
    List<Integer> clear = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      if (compare(i, 0, 1) != 0) {
        clear.add(i);
      }
    }
    String range = size(sizes.get(0)) + " to " + size(sizes.get(sizes.size() - 1)) + " " + unit;
    if (clear.isEmpty()) {
      return "No clear difference between " + first + " and " + second + " from " + range;
    }
    String faster = firstClear() < 0 ? first : second;
    return clear.size() == sizes.size()
        ? faster + " is faster at every size from " + range
        : faster
            + " is faster at "
            + clear.size()
            + " of "
            + sizes.size()
            + " sizes from "
            + range
            + ", with no clear difference at the others";
  }

  private String at(int size) {
    Verdicts verdicts = new Verdicts(all.get(size));
    return "at " + size(sizes.get(size)) + " " + unit + ": " + verdicts.headline();
  }

  /**
   * Which of the first two is clearly faster where one of them first is: -1, 1, or 0 if nowhere.
   */
  private int firstClear() {
    for (int i = 0; i < sizes.size(); i++) {
      if (compare(i, 0, 1) != 0) {
        return compare(i, 0, 1);
      }
    }
    return 0;
  }

  private int compare(int size, int first, int second) {
    return all.get(size).get(first).compare(all.get(size).get(second));
  }

  /** Straight lines on logarithmic axes, as they are drawn, between two sizes. */
  private OptionalDouble between(int from, int to, int first, int second) {
    for (int i = from; i < to; i++) {
      double here = Math.log(all.get(i).get(first).ratio(all.get(i).get(second)));
      double next = Math.log(all.get(i + 1).get(first).ratio(all.get(i + 1).get(second)));
      if (here * next <= 0 && here != next) {
        double start = Math.log(sizes.get(i));
        double length = Math.log(sizes.get(i + 1)) - start;
        return OptionalDouble.of(Math.exp(start + length * here / (here - next)));
      }
    }
    return OptionalDouble.empty();
  }

  private int position(String name) {
    List<String> names = all.get(0).stream().map(Runs::name).toList();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" was not measured; there are " + String.join(", ", names));
    }
    return names.indexOf(name);
  }

  /** Two digits are more than a crossing of measured lines deserves. */
  private static double rounded(double size) {
    return new BigDecimal(size).round(new MathContext(2)).doubleValue();
  }

  private static String size(double size) {
    return size == Math.rint(size)
        ? String.format(Locale.ROOT, "%,.0f", size)
        : String.valueOf(size);
  }
}
