package trips.data;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Draws an index with a given probability in constant time.
 *
 * <p>Walker's alias method with Vose's set-up (M. D. Vose, "A linear algorithm for generating
 * random numbers with a given distribution", 1991). Immutable.
 */
final class AliasTable implements Serializable {

  private static final long serialVersionUID = 1;
  private static final double FULL = 1L << 31;

  /** Chance, of 2^31, that a column keeps the draw; otherwise it goes to {@code other}. */
  private final int[] kept;

  private final short[] other;

  /**
   * Prepares draws in proportion to the weights.
   *
   * @param weights up to 32,767 numbers, none negative, at least one positive
   */
  AliasTable(double[] weights) {
    int size = weights.length;
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0) || size > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "weights: " + size + " numbers with sum " + sum + "; allowed are sums above 0");
    }
    kept = new int[size];
    other = new short[size];
    double[] heights = Arrays.stream(weights).map(weight -> weight * size / sum).toArray();
    ArrayDeque<Integer> small = new ArrayDeque<>();
    ArrayDeque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      (heights[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int low = small.remove();
      int high = large.peek();
      set(low, heights[low], high);
      heights[high] -= 1 - heights[low];
      if (heights[high] < 1) {
        small.add(large.remove());
      }
    }
    large.forEach(i -> set(i, 1, i));
    small.forEach(i -> set(i, 1, i));
  }

  /** Returns an index, using one number of the generator. */
  int draw(SplitMix random) {
    long bits = random.next();
    int column = (int) (((bits >>> 32) * kept.length) >>> 32);
    return (int) (bits & Integer.MAX_VALUE) < kept[column] ? column : other[column];
  }

  private void set(int column, double height, int alias) {
    kept[column] = (int) Math.min(Integer.MAX_VALUE, height * FULL);
    other[column] = (short) alias;
  }
}
