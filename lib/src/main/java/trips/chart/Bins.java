package trips.chart;

import java.util.TreeMap;

/**
 * How many numbers there are in bins of equal width.
 *
 * @param from where the first bin begins
 * @param width of each bin, a round number
 * @param counts how many numbers are in each bin, the least first; a bin holds its beginning and
 *     not its end
 */
record Bins(double from, double width, long[] counts) {

  /**
   * Joins cells to bins with round edges.
   *
   * @param whole whether the numbers are whole: bins of width 1 then stand around their number
   * @param most how many bins there may be, 1 or more
   */
  static Bins join(Cells cells, TreeMap<Long, Long> counts, boolean whole, int most) {
    long each = 1;
    while (bins(cells, each) > most) {
      each = next(each);
    }
    long first = Math.floorDiv(cells.first(), each);
    long[] sums = new long[Math.toIntExact(bins(cells, each))];
    for (var entry : counts.entrySet()) {
      sums[(int) (Math.floorDiv(entry.getKey(), each) - first)] += entry.getValue();
    }
    double width = cells.edge(each);
    double from = cells.edge(first * each);
    return new Bins(whole && width == 1 ? from - 0.5 : from, width, sums);
  }

  /** Returns the end of the last bin. */
  double to() {
    return edge(counts.length);
  }

  /** Returns where a bin begins. */
  double edge(int bin) {
    return from + width * bin;
  }

  private static long bins(Cells cells, long each) {
    return Math.floorDiv(cells.last(), each) - Math.floorDiv(cells.first(), each) + 1;
  }

  /** 1, 2, 5, 10, 20, 50 … */
  private static long next(long each) {
    return Long.toString(each).startsWith("2") ? each / 2 * 5 : each * 2;
  }
}
