package trips.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes the rows of a month as a Spark job, each task some consecutive hours of it. */
final class TripGenerator {

  /** Rows of one task: half a second of work, so that progress moves and cores stay busy. */
  static final long ROWS_PER_TASK = 500_000;

  /**
   * Extra share of the first task. Spark reads the largest file first, so this one must be it for
   * the first rows of a reader to be the first of the month.
   */
  private static final double FIRST_EXTRA = 0.8;

  private TripGenerator() {}

  /** Returns the rows of a month in the order of time; nothing runs yet. */
  static Dataset<Row> rows(SparkSession spark, TripModel model, Layout layout) {
    long tasks = Math.max(1, Math.min(model.blocks(), model.trips() / ROWS_PER_TASK));
    return rows(spark, model, layout, (int) tasks);
  }

  /** Returns the same rows, made by so many tasks. */
  static Dataset<Row> rows(SparkSession spark, TripModel model, Layout layout, int tasks) {
    int[] firstBlocks = split(model, tasks);
    Broadcast<TripModel> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model);
    return spark
        .range(0, tasks, 1, tasks)
        .flatMap(
            (FlatMapFunction<Long, Row>)
                task ->
                    new Rows(
                        shared.value(),
                        layout,
                        firstBlocks[task.intValue()],
                        firstBlocks[task.intValue() + 1]),
            Encoders.row(layout.schema()));
  }

  /** Returns the first block of each task, and the end, so that all have about as many rows. */
  private static int[] split(TripModel model, int tasks) {
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

  /** The rows of some consecutive blocks, one block in memory at a time. */
  private static final class Rows implements Iterator<Row> {

    private final TripModel model;
    private final Layout layout;
    private final int end;
    private int block;
    private Iterator<Trip> trips = Collections.emptyIterator();

    Rows(TripModel model, Layout layout, int first, int end) {
      this.model = model;
      this.layout = layout;
      this.block = first;
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      while (!trips.hasNext() && block < end) {
        trips = model.block(block++);
      }
      return trips.hasNext();
    }

    @Override
    public Row next() {
      hasNext();
      return layout.row(trips.next());
    }
  }
}
