package trips.data;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Which trips to generate.
 *
 * @param scale 1 for as many trips as the month had
 * @param every 1 for all of these trips, 100 for every hundredth
 */
record TripSpec(YearMonth month, double scale, long seed, TripLayout layout, int every)
    implements Serializable {

  private static final String MONTH = "month";
  private static final String SCALE = "scale";
  private static final String SEED = "seed";
  private static final String LAYOUT = "layout";
  private static final String EVERY = "every";

  /** Returns all trips of a month with the seed of the notebooks. */
  static TripSpec of(YearMonth month, double scale, TripLayout layout) {
    return new TripSpec(month, scale, TripModel.SEED, layout, 1);
  }

  /** Returns every hundredth trip of March 2020 in 24 columns. */
  static TripSpec sample() {
    return new TripSpec(
        MonthFacts.MARCH_2020, 1, TripModel.SEED, TripLayout.TWENTY_FOUR_COLUMNS, 100);
  }

  /** Returns whether these are all trips of a month, as a notebook reads it. */
  boolean isWholeMonth() {
    return scale == 1 && every == 1 && layout == TripLayout.SEVEN_COLUMNS;
  }

  /** Returns what tells these trips from the month's own in a file's name; empty for those. */
  String suffix() {
    String size = scale == 1 ? "" : ".scale-" + BigDecimal.valueOf(scale).toPlainString();
    return every > 1
        ? size + ".sample"
        : size + (layout == TripLayout.SEVEN_COLUMNS ? "" : ".24-columns");
  }

  /** Returns the number of rows. */
  long rows() {
    long trips = Math.round(MonthFacts.trips(month) * scale);
    return (trips + every - 1) / every;
  }

  /** Returns this as options of a Spark source; {@link #of(Map)} is the way back. */
  Map<String, String> options() {
    return Map.of(
        MONTH, month.toString(),
        SCALE, String.valueOf(scale),
        SEED, String.valueOf(seed),
        LAYOUT, layout.name(),
        EVERY, String.valueOf(every));
  }

  /** Reads what {@link #options} has written. */
  static TripSpec of(Map<String, String> options) {
    CaseInsensitiveStringMap map = new CaseInsensitiveStringMap(options);
    return new TripSpec(
        YearMonth.parse(map.get(MONTH)),
        Double.parseDouble(map.get(SCALE)),
        Long.parseLong(map.get(SEED)),
        TripLayout.valueOf(map.get(LAYOUT)),
        Integer.parseInt(map.get(EVERY)));
  }
}
