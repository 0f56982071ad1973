package trips.records;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;

/** Says why a component cannot be a column, and what could. */
final class Unsupported {

  private static final String ALLOWED =
      "allowed are primitives and their boxes (but for char), String, enums, BigDecimal, BigInteger,"
          + " LocalDate, LocalDateTime, Instant, Duration, Period, java.sql.Date, Timestamp, UUID,"
          + " byte[], records, and arrays, List, Set, Map and Optional of these";

  private Unsupported() {}

  /**
   * Returns what to throw.
   *
   * @param type the part of the component's type that Spark has no column for
   */
  static IllegalArgumentException of(Place place, Type type) {
    String whole = TypeNames.of(place.type());
    String part = TypeNames.of(type);
    return new IllegalArgumentException(
        place.words()
            + " is "
            + whole
            + (whole.equals(part) ? "" : ", and " + part + " in it")
            + (type instanceof TypeVariable<?>
                ? " is not known; write a record without type parameters around it, such as record"
                    + " Wrapped("
                    + place.record().getSimpleName()
                    + "<String> value)"
                : " has no column type in Spark; " + advice(type))
            + "; "
            + ALLOWED);
  }

  private static String advice(Type type) {
    Class<?> raw =
        type instanceof Class<?> simple
            ? simple
            : type instanceof ParameterizedType use ? (Class<?>) use.getRawType() : Object.class;
    if (raw == ZonedDateTime.class || raw == OffsetDateTime.class || raw == java.util.Date.class) {
      return "use Instant for a moment, or LocalDateTime for the reading of a clock";
    }
    if (raw == LocalTime.class) {
      return "use LocalDateTime, or an int of seconds";
    }
    if (raw == char.class || raw == Character.class) {
      return "use String";
    }
    if (Map.class.isAssignableFrom(raw)) {
      return "use Map<K, V> with its type arguments";
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return "use List<E> or Set<E> with its type argument";
    }
    if (raw.isInterface() || raw == Object.class) {
      return "use one of its classes";
    }
    return "make it a record, or keep it as String";
  }
}
