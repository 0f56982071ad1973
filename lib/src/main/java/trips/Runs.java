package trips;

import java.util.Arrays;
import trips.chart.DotPlot;

/**
 * The times of one alternative.
 *
 * @param name what was measured
 * @param seconds one per run
 */
record Runs(String name, double[] seconds) {

  /** What part of all pairs must agree: of 25, two may be the other way round. */
  private static final double CLEAR = 0.9;

  double median() {
    return DotPlot.median(seconds);
  }

  double least() {
    return Arrays.stream(seconds).min().orElse(0);
  }

  double most() {
    return Arrays.stream(seconds).max().orElse(0);
  }

  /** Returns how often as much time this takes as another, by the medians. */
  double ratio(Runs other) {
    return median() / other.median();
  }

  /**
   * Returns whether this is clearly faster than another, -1, or slower, 1; 0 if the runs of both
   * lie among each other. Compares each run with each: 9 of 10 pairs must agree, with five runs 23
   * of 25. (Mann and Whitney's U; chance alone gives that once in 30 times with five runs each, but
   * once in 10 with three.)
   */
  int compare(Runs other) {
    double faster = faster(other);
    double pairs = pairs(other);
    if (faster >= CLEAR * pairs) {
      return -1;
    }
    return pairs - faster >= CLEAR * pairs ? 1 : 0;
  }

  /** Returns in how many pairs of runs the slower of both is the faster; a tie is a half. */
  double exceptions(Runs other) {
    double faster = faster(other);
    return Math.min(faster, pairs(other) - faster);
  }

  /** Returns how many pairs of a run of this and a run of another there are. */
  int pairs(Runs other) {
    return seconds.length * other.seconds.length;
  }

  private double faster(Runs other) {
    double faster = 0;
    for (double mine : seconds) {
      for (double theirs : other.seconds) {
        faster += mine < theirs ? 1 : mine == theirs ? 0.5 : 0;
      }
    }
    return faster;
  }
}
