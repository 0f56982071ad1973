package trips.data;

import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Makes the trips of one task batch by batch, one hour's plan in memory at a time. */
final class TripReader implements PartitionReader<ColumnarBatch> {

  private final TripModel model;
  private final int every;
  private final int end;
  private final TripBatch trips = new TripBatch();
  private final TripColumns columns;
  private int nextBlock;
  private BlockTrips block;
  private long untilNext;

  TripReader(TripModel model, TripSpec spec, StructType schema, TaskBlocks blocks) {
    this.model = model;
    every = spec.every();
    end = blocks.end();
    nextBlock = blocks.first();
    // Whichever task makes it, the month's first trip is in, and then every so manieth.
    untilNext = Math.floorMod(-model.tripsBefore(blocks.first()), (long) every);
    columns = new TripColumns(model, trips, schema);
  }

  @Override
  public boolean next() {
    trips.size = 0;
    while (!trips.full() && advance()) {
      block.draw(trips);
      if (untilNext-- == 0) {
        trips.size++;
        untilNext = every - 1;
      }
    }
    return trips.size > 0;
  }

  @Override
  public ColumnarBatch get() {
    return columns.batch();
  }

  @Override
  public void close() {}

  private boolean advance() {
    while (block == null || !block.hasNext()) {
      if (nextBlock == end) {
        return false;
      }
      block = model.block(nextBlock++);
    }
    return true;
  }
}
