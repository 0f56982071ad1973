package trips;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Runs calls in turns and takes their times. */
final class Stopwatch {

  /** With fewer runs, chance alone often makes one of two the faster each time. */
  private static final int FEWEST = 3;

  private static final int MOST = 1_000;
  private static final double NANOS = 1e9;

  private final LongSupplier nanoClock;

  Stopwatch(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Returns the seconds of each run of each call. Runs each once before, so that none pays for
   * starting; then in turns, every second turn backwards, so that a busy moment of the machine, or
   * its getting warm, strikes all alike.
   *
   * @throws IllegalArgumentException if there are fewer than 3 runs or more than 1,000
   */
  List<double[]> measure(List<Call> calls, int runs) {
    if (runs < FEWEST || runs > MOST) {
      throw new IllegalArgumentException(
          runs
              + " runs; allowed are "
              + FEWEST
              + " to "
              + MOST
              + ": fewer cannot tell a difference from chance");
    }
    calls.forEach(Calls::run);
    List<double[]> seconds = new ArrayList<>();
    calls.forEach(call -> seconds.add(new double[runs]));
    for (int run = 0; run < runs; run++) {
      for (int turn = 0; turn < calls.size(); turn++) {
        int which = run % 2 == 0 ? turn : calls.size() - 1 - turn;
        long start = nanoClock.getAsLong();
        Calls.run(calls.get(which));
        seconds.get(which)[run] = (nanoClock.getAsLong() - start) / NANOS;
      }
    }
    return seconds;
  }
}
