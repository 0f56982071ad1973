package trips.download;

import java.net.URI;
import java.time.YearMonth;
import trips.data.TripDataException;

/**
 * Where the files are fetched from.
 *
 * @param base the address of the folder that holds them, ends with a slash
 */
record Host(URI base) {

  /** System property that names another base address, for example of a mirror. */
  static final String PROPERTY = "trips.host";

  /** Environment variable that names it if the property does not. */
  static final String VARIABLE = "TRIPS_HOST";

  private static final String TLC = "https://d37ci6vzurychx.cloudfront.net/trip-data/";

  /**
   * Returns the host that the system property {@value #PROPERTY} names, else the environment
   * variable {@value #VARIABLE}, else TLC's own.
   *
   * @throws TripDataException if one of them names no address of the kind {@code http:} or {@code
   *     https:}
   */
  static Host find() {
    return find(System.getProperty(PROPERTY), System.getenv(VARIABLE));
  }

  /** As {@link #find()}, with null for what is not set. */
  static Host find(String property, String variable) {
    if (property != null) {
      return of("the system property " + PROPERTY, property);
    }
    return variable != null
        ? of("the environment variable " + VARIABLE, variable)
        : new Host(URI.create(TLC));
  }

  /** Returns the address of a month's file. */
  URI file(YearMonth month) {
    return base.resolve(name(month));
  }

  /** Returns the name of a month's file, which is the same here and there. */
  static String name(YearMonth month) {
    return "fhvhv_tripdata_" + month + ".parquet";
  }

  private static Host of(String where, String given) {
    try {
      URI base = URI.create(given.endsWith("/") ? given : given + "/");
      String scheme = String.valueOf(base.getScheme());
      if (base.getHost() != null && scheme.matches("(?i)https?")) {
        return new Host(base);
      }
    } catch (IllegalArgumentException e) {
      // Told below, as every other address that is none.
    }
    throw new TripDataException(
        where
            + " is '"
            + given
            + "'; write the folder of the files as "
            + TLC
            + ", or leave it out");
  }
}
