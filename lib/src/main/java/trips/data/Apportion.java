package trips.data;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Turns shares into whole numbers whose sum is exact. */
final class Apportion {

  private Apportion() {}

  /**
   * Shares a total out in proportion to weights, by largest remainders (Hamilton's method).
   *
   * @param weights none negative, at least one positive
   * @return whole numbers with the sum {@code total}, each less than 1 off its exact share
   */
  static long[] byWeight(double[] weights, long total) {
    double sum = DoubleStream.of(weights).sum();
    return round(DoubleStream.of(weights).map(weight -> weight / sum * total).toArray(), total);
  }

  /**
   * Rounds numbers down or up so that their sum is exact.
   *
   * <p>Numbers below 0 become 0. Where rounding all of them down is too much already, those with
   * the smallest fractions give way.
   */
  static long[] round(double[] exact, long total) {
    long[] whole = new long[exact.length];
    long missing = total;
    for (int i = 0; i < exact.length; i++) {
      whole[i] = (long) Math.max(0, Math.floor(exact[i]));
      missing -= whole[i];
    }
    int[] order = byFraction(exact, whole);
    for (int next = order.length - 1; missing > 0; next = next == 0 ? order.length - 1 : next - 1) {
      whole[order[next]]++;
      missing--;
    }
    for (int next = 0; missing < 0; next = (next + 1) % order.length) {
      if (whole[order[next]] > 0) {
        whole[order[next]]--;
        missing++;
      }
    }
    return whole;
  }

  /** Returns the indices of numbers that may grow, smallest fraction first, ties by index. */
  private static int[] byFraction(double[] exact, long[] whole) {
    long[] keys = new long[exact.length];
    int size = 0;
    for (int i = 0; i < exact.length; i++) {
      if (exact[i] > 0) {
        // The fraction is in [0, 1), so its bits sort like the number; the index breaks ties.
        long bits = Float.floatToIntBits((float) (exact[i] - whole[i]));
        keys[size++] = bits << 32 | i;
      }
    }
    Arrays.sort(keys, 0, size);
    return Arrays.stream(keys, 0, size).mapToInt(key -> (int) key).toArray();
  }
}
