package trips.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a trip as TLC publishes them for high-volume for-hire vehicles ("fhvhv"), with the
 * types that this library reads them as.
 *
 * <p>The layout has changed twice: seven columns in the CSV files of 2020, 24 in the Parquet files
 * that replaced them for every month since 2019-02, 25 since 2025. {@link #allColumns} holds every
 * column of all of them.
 *
 * <p>All columns are nullable, because Parquet and CSV files read as such. Times are local
 * wall-clock times of New York without a zone, hence Spark's {@code timestamp_ntz}, which no
 * session time zone shifts. Amounts of money are {@code double} as in TLC's files. {@code
 * data/README.md} has the same dictionary for readers.
 */
public final class TripSchema {

  /** Licence of the company: HV0002 Juno, HV0003 Uber, HV0004 Via, HV0005 Lyft. String. */
  public static final String LICENSE = "hvfhs_license_num";

  /** Licence of the base that dispatched the trip, for example B02510. String. */
  public static final String BASE = "dispatching_base_num";

  /** Licence of the base that received the request; null where the company is not Uber. String. */
  public static final String ORIGINATING_BASE = "originating_base_num";

  /** When the passenger asked for the ride; wall-clock time. Timestamp without zone. */
  public static final String REQUEST = "request_datetime";

  /**
   * When the driver arrived at the pickup; wall-clock time, null where the company is not Uber.
   * Timestamp without zone.
   */
  public static final String ON_SCENE = "on_scene_datetime";

  /** When the trip began; wall-clock time in New York, to the second. Timestamp without zone. */
  public static final String PICKUP = "pickup_datetime";

  /** When the trip ended; wall-clock time in New York, to the second. Timestamp without zone. */
  public static final String DROPOFF = "dropoff_datetime";

  /** Taxi zone in which the trip began, 1 to 265, see {@code Trips.zones}. Integer. */
  public static final String PICKUP_ZONE = "PULocationID";

  /** Taxi zone in which the trip ended, 1 to 265, see {@code Trips.zones}. Integer. */
  public static final String DROPOFF_ZONE = "DOLocationID";

  /** Length of the way with the passenger, in miles. Double. */
  public static final String MILES = "trip_miles";

  /** Time with the passenger, in seconds. Long. */
  public static final String SECONDS = "trip_time";

  /** What the passenger pays before tolls, taxes, fees and tips, in US dollars. Double. */
  public static final String FARE = "base_passenger_fare";

  /** Tolls, in US dollars. Double. */
  public static final String TOLLS = "tolls";

  /** Paid into the Black Car Fund, in US dollars. Double. */
  public static final String BLACK_CAR_FUND = "bcf";

  /** New York State sales tax, in US dollars. Double. */
  public static final String SALES_TAX = "sales_tax";

  /** New York State congestion surcharge, in US dollars. Double. */
  public static final String CONGESTION = "congestion_surcharge";

  /** Fee at LaGuardia, Newark and John F. Kennedy airports, in US dollars. Double. */
  public static final String AIRPORT_FEE = "airport_fee";

  /** Tips, in US dollars. Double. */
  public static final String TIPS = "tips";

  /**
   * What the driver is paid without tolls and tips and after commission and taxes, in US dollars.
   * Double.
   */
  public static final String DRIVER_PAY = "driver_pay";

  /** Whether the passenger agreed to share the ride, {@code Y} or {@code N}. String. */
  public static final String SHARED_REQUEST = "shared_request_flag";

  /** Whether the ride was shared with somebody, {@code Y} or {@code N}. String. */
  public static final String SHARED_MATCH = "shared_match_flag";

  /**
   * Whether the ride was for the MTA's Access-A-Ride, {@code Y}, {@code N}, or one blank on Uber's
   * rows. String.
   */
  public static final String ACCESS_A_RIDE = "access_a_ride_flag";

  /**
   * Whether the passenger asked for a wheelchair-accessible car, {@code Y} or {@code N}. String.
   */
  public static final String WHEELCHAIR_REQUEST = "wav_request_flag";

  /** Whether the car was wheelchair-accessible, {@code Y} or {@code N}. String. */
  public static final String WHEELCHAIR_MATCH = "wav_match_flag";

  /** Fee for Manhattan's congestion relief zone, since January 2025, in US dollars. Double. */
  public static final String CONGESTION_ZONE_FEE = "cbd_congestion_fee";

  /** 1 if the passenger agreed to share the ride, else null; files of 2020 only. Integer. */
  public static final String SHARED = "SR_Flag";

  /** Number of taxi zones; their ids run from 1 to this. */
  public static final int ZONES = 265;

  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType TIME = DataTypes.TimestampNTZType;
  private static final DataType ZONE = DataTypes.IntegerType;
  private static final DataType DOLLARS = DataTypes.DoubleType;

  private static final StructType TWENTY_FOUR_COLUMNS =
      new StructType()
          .add(LICENSE, TEXT)
          .add(BASE, TEXT)
          .add(ORIGINATING_BASE, TEXT)
          .add(REQUEST, TIME)
          .add(ON_SCENE, TIME)
          .add(PICKUP, TIME)
          .add(DROPOFF, TIME)
          .add(PICKUP_ZONE, ZONE)
          .add(DROPOFF_ZONE, ZONE)
          .add(MILES, DataTypes.DoubleType)
          .add(SECONDS, DataTypes.LongType)
          .add(FARE, DOLLARS)
          .add(TOLLS, DOLLARS)
          .add(BLACK_CAR_FUND, DOLLARS)
          .add(SALES_TAX, DOLLARS)
          .add(CONGESTION, DOLLARS)
          .add(AIRPORT_FEE, DOLLARS)
          .add(TIPS, DOLLARS)
          .add(DRIVER_PAY, DOLLARS)
          .add(SHARED_REQUEST, TEXT)
          .add(SHARED_MATCH, TEXT)
          .add(ACCESS_A_RIDE, TEXT)
          .add(WHEELCHAIR_REQUEST, TEXT)
          .add(WHEELCHAIR_MATCH, TEXT);

  private static final StructType TWENTY_FIVE_COLUMNS =
      TWENTY_FOUR_COLUMNS.add(CONGESTION_ZONE_FEE, DOLLARS);

  private static final StructType ALL_COLUMNS =
      TWENTY_FIVE_COLUMNS.add(SHARED, DataTypes.IntegerType);

  private static final StructType SEVEN_COLUMNS =
      select(LICENSE, BASE, PICKUP, DROPOFF, PICKUP_ZONE, DROPOFF_ZONE, SHARED);

  private TripSchema() {}

  /** Returns the seven columns of the CSV files of 2020, in their order. */
  public static StructType sevenColumns() {
    return SEVEN_COLUMNS;
  }

  /** Returns the 24 columns of the Parquet files, in their order. */
  public static StructType twentyFourColumns() {
    return TWENTY_FOUR_COLUMNS;
  }

  /** Returns the 25 columns of the Parquet files since 2025, in their order. */
  public static StructType twentyFiveColumns() {
    return TWENTY_FIVE_COLUMNS;
  }

  /** Returns all 26 columns: the 25 of today's files, then {@link #SHARED}. */
  public static StructType allColumns() {
    return ALL_COLUMNS;
  }

  private static StructType select(String... names) {
    List<StructField> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(ALL_COLUMNS.apply(name));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }
}
