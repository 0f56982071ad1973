package trips.data;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a trip as TLC published them in 2020: high-volume for-hire vehicles ("fhvhv"),
 * seven columns.
 *
 * <p>All columns are nullable, because Parquet and CSV files read as such. Times are local
 * wall-clock times of New York without a zone, hence Spark's {@code timestamp_ntz}, which no
 * session time zone shifts. {@code data/README.md} has the same dictionary for readers.
 */
public final class TripSchema {

  /** Licence of the company: HV0002 Juno, HV0003 Uber, HV0004 Via, HV0005 Lyft. String. */
  public static final String LICENSE = "hvfhs_license_num";

  /** Licence of the base that dispatched the trip, for example B02510. String. */
  public static final String BASE = "dispatching_base_num";

  /** When the trip began; wall-clock time in New York, to the second. Timestamp without zone. */
  public static final String PICKUP = "pickup_datetime";

  /** When the trip ended; wall-clock time in New York, to the second. Timestamp without zone. */
  public static final String DROPOFF = "dropoff_datetime";

  /** Taxi zone in which the trip began, 1 to 265, see {@code Trips.zones}. Integer. */
  public static final String PICKUP_ZONE = "PULocationID";

  /** Taxi zone in which the trip ended, 1 to 265, see {@code Trips.zones}. Integer. */
  public static final String DROPOFF_ZONE = "DOLocationID";

  /** 1 if the passenger agreed to share the ride, else null. Integer. */
  public static final String SHARED = "SR_Flag";

  private static final StructType SEVEN_COLUMNS =
      new StructType()
          .add(LICENSE, DataTypes.StringType)
          .add(BASE, DataTypes.StringType)
          .add(PICKUP, DataTypes.TimestampNTZType)
          .add(DROPOFF, DataTypes.TimestampNTZType)
          .add(PICKUP_ZONE, DataTypes.IntegerType)
          .add(DROPOFF_ZONE, DataTypes.IntegerType)
          .add(SHARED, DataTypes.IntegerType);

  private TripSchema() {}

  /** Returns the seven columns in the order of TLC's files. */
  public static StructType sevenColumns() {
    return SEVEN_COLUMNS;
  }
}
