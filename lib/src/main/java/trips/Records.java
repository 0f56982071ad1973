package trips;

import org.apache.spark.sql.Encoder;
import trips.records.RecordEncoders;

/**
 * Typed Datasets of Java records: {@code spark.createDataset(trips, Records.encoder(Trip.class))}.
 *
 * <p>Each component becomes a column of the same name, in the order of the record's header; reading
 * with {@code ds.as(Records.encoder(Trip.class))} finds the columns by name, in any order, and
 * ignores others. Safe for use by any thread.
 */
public final class Records {

  private Records() {}

  /**
   * Returns Spark's encoder of a record, to be used wherever Spark takes an {@link Encoder}.
   *
   * <p>A component may be a primitive or its box, {@code String}, an enum, {@code BigDecimal} (38
   * digits, 18 of them after the point), {@code BigInteger} (38 digits), {@code LocalDate}, {@code
   * LocalDateTime}, {@code Instant}, {@code java.sql.Date} and {@code Timestamp}, {@code Duration}
   * and {@code Period} (without days), {@code UUID} (a string column), {@code byte[]}, another
   * record, and of all these an array, {@code List}, {@code Set}, {@code Map}, {@code Optional} or
   * {@code OptionalInt}, {@code OptionalLong}, {@code OptionalDouble}. Times keep microseconds.
   *
   * <p>Null stays null, but for a null {@code Optional}, which comes back empty. Decimals come back
   * with the scale of their column: compare them with {@code compareTo}.
   *
   * @param type a public record, for example one that a cell defines
   * @throws NullPointerException if the type is null
   * @throws IllegalArgumentException if Spark cannot hold the record; the message names the
   *     component, its type and what is allowed
   */
  public static <T extends Record> Encoder<T> encoder(Class<T> type) {
    return RecordEncoders.of(type);
  }
}
