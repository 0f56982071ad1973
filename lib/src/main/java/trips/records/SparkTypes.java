package trips.records;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.apache.spark.sql.types.SQLUserDefinedType;
import org.apache.spark.sql.types.UDTRegistration;

/** The classes that Spark itself turns into columns and back without losing anything. */
final class SparkTypes {

  private static final Set<Class<?>> COLUMNS =
      Set.of(
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class,
          byte[].class,
          LocalDate.class,
          LocalDateTime.class,
          Instant.class,
          Date.class,
          Timestamp.class,
          Duration.class);

  private SparkTypes() {}

  static boolean holds(Class<?> type) {
    return type.isPrimitive() && type != char.class
        || type.isEnum()
        || COLUMNS.contains(type)
        // MLlib's vectors and matrices.
        || type.isAnnotationPresent(SQLUserDefinedType.class)
        || UDTRegistration.exists(type.getName());
  }
}
