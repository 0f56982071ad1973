package trips;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trips.chart.DotPlot;

/**
 * How long alternatives take, measured fairly: {@code Timing.of("DataFrame", () ->
 * query.count()).and("RDD", () -> rdd.count()).runs(5)}.
 *
 * <p>Shows itself as a picture of every run with the medians marked, below a sentence that says
 * which is faster, and how sure that is. A Dataset keeps the plan of its first run: to compare
 * settings, make the query inside of the call.
 */
public final class Timing {

  private static final double MILLIS_BELOW = 0.5;

  private final List<Runs> all;
  private final Verdicts words;

  Timing(List<Runs> all) {
    this.all = List.copyOf(all);
    words = new Verdicts(this.all);
  }

  /** Begins a measurement with the first alternative. */
  public static Contest of(String name, Call call) {
    return new Contest(System::nanoTime).and(name, call);
  }

  /**
   * Begins a measurement over sizes: {@code Timing.over("rows", List.of(1_000,
   * 10_000)).measure("Spark", n -> spark.range(n).count()).runs(3)}.
   *
   * @param unit what the sizes count, for the axis
   * @param sizes at least two, greater than 0, the least first
   * @throws IllegalArgumentException if the sizes are not so
   */
  public static <N extends Number> Growth<N> over(String unit, List<N> sizes) {
    return new Growth<>(unit, sizes, System::nanoTime);
  }

  /**
   * Returns the middle time of an alternative's runs.
   *
   * @throws IllegalArgumentException if there is no such alternative
   */
  public Duration median(String name) {
    return Duration.ofNanos(Math.round(runs(name).median() * 1e9));
  }

  /**
   * Returns how many times as long as another one an alternative takes, by the medians.
   *
   * @throws IllegalArgumentException if there is no such alternative
   */
  public double ratio(String name, String other) {
    return runs(name).ratio(runs(other));
  }

  /** Returns what was found, in one sentence; says so if no difference is clear. */
  public String sentence() {
    return words.headline() + ": " + words.figures() + ".";
  }

  /** Returns a new chart of every run, whose title and subtitle are the sentence. */
  public DotPlot chart() {
    boolean millis = all.stream().mapToDouble(Runs::most).max().orElse(0) < MILLIS_BELOW;
    double unit = millis ? 1e-3 : 1;
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (Runs runs : all) {
      double[] scaled = runs.seconds().clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] /= unit;
      }
      rows.put(runs.name(), scaled);
    }
    String figures = words.figures();
    return new DotPlot(rows, value -> Seconds.text(value * unit))
        .title(words.headline())
        .subtitle(Character.toUpperCase(figures.charAt(0)) + figures.substring(1))
        .xLabel((millis ? "milliseconds" : "seconds") + ", each dot one run");
  }

  @Override
  public String toString() {
    return sentence();
  }

  private Runs runs(String name) {
    return all.stream()
        .filter(runs -> runs.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + name
                        + "\" was not measured; there are "
                        + all.stream().map(Runs::name).collect(Collectors.joining(", "))));
  }
}
