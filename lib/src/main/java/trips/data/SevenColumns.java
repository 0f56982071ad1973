package trips.data;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The layout of 2020. */
final class SevenColumns implements Layout {

  private static final long serialVersionUID = 1;
  private static final Integer AGREED = 1;

  @Override
  public StructType schema() {
    return TripSchema.sevenColumns();
  }

  @Override
  public Row row(Trip trip) {
    return RowFactory.create(
        trip.licence().name(),
        trip.base(),
        trip.pickup(),
        trip.dropoff(),
        trip.pickupZone(),
        trip.dropoffZone(),
        trip.shared() ? AGREED : null);
  }
}
