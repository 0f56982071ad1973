package trips.replay;

import java.time.Instant;
import java.time.LocalDateTime;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * One trip that has begun, as it is told to a stream.
 *
 * @param eventTime when the trip began, by the clocks of New York in that month
 * @param sentTime when the event was sent, now
 * @param licence licence of the company, for example HV0003
 * @param base licence of the dispatching base
 * @param pickupZone zone id, 1 to 265
 * @param dropoffZone zone id, 1 to 265
 * @param dropoffTime when the trip ended, by the same clocks as {@code eventTime}
 * @param miles length of the way
 * @param shared whether the passenger agreed to share the ride
 */
public record TripEvent(
    LocalDateTime eventTime,
    Instant sentTime,
    String licence,
    String base,
    int pickupZone,
    int dropoffZone,
    LocalDateTime dropoffTime,
    double miles,
    boolean shared) {

  private static final StructType SCHEMA =
      new StructType()
          .add("event_time", DataTypes.TimestampType)
          .add("sent_time", DataTypes.TimestampType)
          .add("hvfhs_license_num", DataTypes.StringType)
          .add("dispatching_base_num", DataTypes.StringType)
          .add("PULocationID", DataTypes.IntegerType)
          .add("DOLocationID", DataTypes.IntegerType)
          .add("dropoff_datetime", DataTypes.TimestampNTZType)
          .add("trip_miles", DataTypes.DoubleType)
          .add("shared_request_flag", DataTypes.StringType);

  /**
   * Returns the columns in which Spark reads an event, JSON or CSV: {@code
   * spark.readStream().schema(TripEvent.schema()).json(folder)}.
   *
   * <p>{@code event_time} is a {@code timestamp}, because Spark's watermarks take no other type:
   * New York's clock read as if it showed the session's time zone, which is UTC unless it is
   * changed.
   */
  public static StructType schema() {
    return SCHEMA;
  }

  /** Returns the event as one line of JSON, without an end of line. */
  public String json() {
    return EventFormat.JSON.line(this);
  }

  /** Returns the event as one line of CSV in the order of {@link #schema}, without quotes. */
  public String csv() {
    return EventFormat.CSV.line(this);
  }
}
