package trips;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Alternatives that {@link Timing} will measure; {@code runs} begins. */
public final class Contest {

  private final LongSupplier nanoClock;
  private final Map<String, Call> calls = new LinkedHashMap<>();

  Contest(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Adds an alternative; returns this.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public Contest and(String name, Call call) {
    Calls.add(calls, name, call);
    return this;
  }

  /**
   * Runs each alternative once to warm up, then so many times in turns, and returns their times.
   *
   * @param runs 3 to 1,000
   * @throws IllegalArgumentException if it is outside these bounds
   */
  public Timing runs(int runs) {
    List<double[]> seconds =
        new Stopwatch(nanoClock).measure(new ArrayList<>(calls.values()), runs);
    List<Runs> all = new ArrayList<>();
    for (String name : calls.keySet()) {
      all.add(new Runs(name, seconds.get(all.size())));
    }
    return new Timing(all);
  }
}
