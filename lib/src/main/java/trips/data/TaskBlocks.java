package trips.data;

import java.util.Arrays;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * The consecutive hours of a month that one task makes.
 *
 * @param first the first block
 * @param end the block after the last
 */
record TaskBlocks(int first, int end) implements InputPartition {

  /** Rows of one task: half a second of work, so that progress moves and cores stay busy. */
  static final long ROWS_PER_TASK = 500_000;

  /**
   * Extra share of the first task. Spark reads the largest file first, so this one must be it for
   * the first rows of a reader to be the first of the month.
   */
  private static final double FIRST_EXTRA = 0.8;

  /** Rows that one task draws if it keeps only some of them; a sample needs few files. */
  private static final long DRAWN_PER_TASK = 3_000_000;

  /** Returns how many tasks suit a month of which one in so many trips is kept. */
  static int count(TripModel model, int every) {
    long perTask = every == 1 ? ROWS_PER_TASK : DRAWN_PER_TASK;
    return (int) Math.max(1, Math.min(model.blocks(), model.trips() / perTask));
  }

  /** Returns the first block of each task, and the end, so that all have about as many rows. */
  static int[] split(TripModel model, int tasks) {
    int[] first = new int[tasks + 1];
    long total = model.trips();
    long before = 0;
    int task = 1;
    for (int block = 0; block < model.blocks(); block++) {
      while (task < tasks && before >= total * (task + FIRST_EXTRA) / (tasks + FIRST_EXTRA)) {
        first[task++] = block;
      }
      before += model.trips(block);
    }
    Arrays.fill(first, task, tasks + 1, model.blocks());
    return first;
  }
}
