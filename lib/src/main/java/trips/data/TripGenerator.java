package trips.data;

import java.time.Clock;
import java.time.YearMonth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes the rows of a month as a Dataset that holds none of them. */
public final class TripGenerator {

  /** Option of the source: how many tasks, for tests. */
  static final String TASKS = "tasks";

  private TripGenerator() {}

  /**
   * Returns the trips of a month in the order of time; nothing runs yet, and each action makes the
   * rows that it needs anew.
   *
   * @param month from 2019-02 to the current one
   * @param scale above 0 and up to 100; 1 for as many trips as the month had
   * @throws TripDataException if the month or the scale is another
   */
  public static Dataset<Row> rows(
      SparkSession spark, YearMonth month, double scale, TripLayout layout) {
    return rows(spark, checked(TripSpec.of(month, scale, layout), Clock.systemUTC()), 0);
  }

  /** Returns the trips of a specification that was checked, made by so many tasks; 0 for any. */
  static Dataset<Row> rows(SparkSession spark, TripSpec spec, int tasks) {
    return spark
        .read()
        .format(TripSource.class.getName())
        .options(spec.options())
        .option(TASKS, tasks)
        .load();
  }

  /** Returns the specification if its trips can be made; the clock tells the current month. */
  static TripSpec checked(TripSpec spec, Clock clock) {
    YearMonth now = YearMonth.now(clock.withZone(CityCalendar.NEW_YORK));
    if (spec.month().isBefore(MonthEstimate.FIRST) || spec.month().isAfter(now)) {
      throw new TripDataException(
          "month is %s; allowed is %s, the first with high-volume trips, up to the current %s"
              .formatted(spec.month(), MonthEstimate.FIRST, now));
    }
    if (!(spec.scale() > 0 && spec.scale() <= TripModel.LARGEST_SCALE)) {
      throw new TripDataException(
          "scale is " + spec.scale() + "; allowed is above 0 and up to 100");
    }
    return spec;
  }
}
