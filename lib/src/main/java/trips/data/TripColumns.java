package trips.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The columns of a layout over a batch of trips. */
final class TripColumns {

  /** All that is known of a trip before its details are drawn. */
  private static final Set<String> WITHOUT_DETAILS = Set.of(TripSchema.sevenColumns().fieldNames());

  private final TripBatch trips;
  private final TripDetails details;
  private final ColumnarBatch columns;

  /** Shows the columns of the schema, in its order, of whatever the batch holds. */
  TripColumns(TripModel model, TripBatch trips, StructType schema) {
    this.trips = trips;
    details =
        WITHOUT_DETAILS.containsAll(List.of(schema.fieldNames())) ? null : new TripDetails(model);
    Map<String, ColumnVector> vectors = vectors(model);
    columns =
        new ColumnarBatch(
            Arrays.stream(schema.fieldNames()).map(vectors::get).toArray(ColumnVector[]::new));
  }

  /** Returns the batch as it is now; valid until it is filled again. */
  ColumnarBatch batch() {
    if (details != null) {
      details.draw(trips);
    }
    columns.setNumRows(trips.size);
    return columns;
  }

  private Map<String, ColumnVector> vectors(TripModel model) {
    List<String> licences = Arrays.stream(Licence.values()).map(Enum::name).toList();
    Map<String, ColumnVector> vectors = new HashMap<>();
    vectors.put(TripSchema.LICENSE, BatchVector.words(trips.licence, licences));
    vectors.put(TripSchema.BASE, BatchVector.words(trips.base, model.bases.names()));
    vectors.put(TripSchema.PICKUP, BatchVector.times(trips.pickup));
    vectors.put(TripSchema.DROPOFF, BatchVector.times(trips.dropoff));
    vectors.put(TripSchema.PICKUP_ZONE, BatchVector.integers(trips.pickupZone));
    vectors.put(TripSchema.DROPOFF_ZONE, BatchVector.integers(trips.dropoffZone));
    vectors.put(TripSchema.SHARED, BatchVector.flags(trips.shared));
    if (details != null) {
      details.addTo(vectors, model.bases.names());
    }
    return vectors;
  }
}
