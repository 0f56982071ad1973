package trips;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Alternatives that {@link Timing} will measure over sizes; {@code runs} begins.
 *
 * @param <N> the type of the sizes
 */
public final class Growth<N extends Number> {

  private final String unit;
  private final List<N> sizes;
  private final LongSupplier nanoClock;
  private final Map<String, Call.Sized<N>> calls = new LinkedHashMap<>();

  Growth(String unit, List<N> sizes, LongSupplier nanoClock) {
    for (int i = 0; i < sizes.size(); i++) {
      double before = i == 0 ? 0 : sizes.get(i - 1).doubleValue();
      if (!(sizes.get(i).doubleValue() > before)) {
        throw new IllegalArgumentException(
            "sizes " + sizes + "; each must be greater than 0 and than the one before");
      }
    }
    if (sizes.size() < 2) {
      throw new IllegalArgumentException(
          "sizes " + sizes + "; a curve needs at least two, for one use Timing.of(…)");
    }
    this.unit = unit;
    this.sizes = List.copyOf(sizes);
    this.nanoClock = nanoClock;
  }

  /**
   * Adds an alternative, which is run for each size; returns this.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public Growth<N> measure(String name, Call.Sized<N> call) {
    Calls.add(calls, name, call);
    return this;
  }

  /**
   * Runs each alternative, size by size, once to warm up, then so many times in turns, and returns
   * their times.
   *
   * @param runs 3 to 1,000
   * @throws IllegalArgumentException if it is outside these bounds
   * @throws IllegalStateException if there is nothing to measure
   */
  public Curves runs(int runs) {
    if (calls.isEmpty()) {
      throw new IllegalStateException("nothing to measure; call measure(name, n -> …) first");
    }
    Stopwatch watch = new Stopwatch(nanoClock);
    List<List<Runs>> all = new ArrayList<>();
    for (N size : sizes) {
      List<Call> sized = new ArrayList<>();
      calls.values().forEach(call -> sized.add(() -> call.run(size)));
      List<double[]> seconds = watch.measure(sized, runs);
      List<Runs> here = new ArrayList<>();
      calls.keySet().forEach(name -> here.add(new Runs(name, seconds.get(here.size()))));
      all.add(here);
    }
    return new Curves(unit, sizes.stream().map(Number::doubleValue).toList(), all);
  }
}
