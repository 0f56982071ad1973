package trips.pipeline;

/** Numbers that must not descend. */
final class Ascending {

  private Ascending() {}

  /**
   * Returns the numbers that do not descend and differ least from the given ones, by the sum of
   * squares: neighbours that descend are replaced by their mean until none do (pool adjacent
   * violators; Ayer and others, 1955).
   */
  static double[] nearest(double[] wanted) {
    double[] means = new double[wanted.length];
    int[] counts = new int[wanted.length];
    int blocks = 0;
    for (double number : wanted) {
      means[blocks] = number;
      counts[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int both = counts[blocks - 2] + counts[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * counts[blocks - 2] + means[blocks - 1] * counts[blocks - 1])
                / both;
        counts[blocks - 2] = both;
        blocks--;
      }
    }
    double[] nearest = new double[wanted.length];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < counts[block]; i++) {
        nearest[next++] = means[block];
      }
    }
    return nearest;
  }
}
