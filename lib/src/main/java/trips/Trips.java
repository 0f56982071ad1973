package trips;

import java.time.Month;
import java.time.YearMonth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import trips.data.DataFolder;
import trips.data.Months;
import trips.data.Progress;
import trips.data.Reference;
import trips.data.TripGenerator;
import trips.data.TripLayout;
import trips.data.TripMonth;
import trips.data.TripSample;
import trips.data.TripSchema;
import trips.replay.Replay;

/**
 * New York's trips of Uber, Lyft and Via in March 2020, the month in which the city shut down.
 *
 * <p>The data lies in the folder that {@link DataFolder#find} returns. Safe for use by any thread.
 */
public final class Trips {

  private static final YearMonth MARCH_2020 = YearMonth.of(2020, Month.MARCH);

  private Trips() {}

  /**
   * Returns the 13,392,904 trips of March 2020 with the columns of {@link TripSchema#sevenColumns}.
   *
   * <p>They are TLC's own if {@code fhvhv_tripdata_2020-03.parquet} (13,392,928 rows as published
   * today) or {@code .csv} lies in the data folder. Else they are synthetic, with the published
   * number of trips on each day; the first call then generates them, which takes some seconds.
   *
   * @throws trips.data.TripDataException if there is no data folder, or nothing can be generated
   *     there
   */
  public static Dataset<Row> march2020(SparkSession spark) {
    TripMonth month = month();
    return month.read(spark, Progress.display(month.name() + " generated. " + month.provenance()));
  }

  /**
   * Returns one sentence that says what {@link #march2020} returns, synthetic rows or TLC's own,
   * for the caption of a chart or a table.
   *
   * @throws trips.data.TripDataException if there is no data folder
   */
  public static String provenance() {
    return month().provenance();
  }

  /**
   * Returns every hundredth of the synthetic trips of March 2020, with the columns of {@link
   * TripSchema#twentyFourColumns}: 133,930 rows for a first look. Synthetic also where TLC's own
   * file lies in the data folder.
   *
   * @throws trips.data.TripDataException if there is no data folder, or nothing can be generated
   *     there
   */
  public static Dataset<Row> sample(SparkSession spark) {
    return TripSample.read(
        spark, DataFolder.find(), Progress.display("Sample of March 2020 generated."));
  }

  /**
   * Returns the synthetic trips of a month as {@link #generate(SparkSession, String, double,
   * TripLayout)} does, as many as the month had, in seven columns.
   *
   * @throws trips.data.TripDataException if there can be no such month
   */
  public static Dataset<Row> generate(SparkSession spark, String month) {
    return generate(spark, month, 1, TripLayout.SEVEN_COLUMNS);
  }

  /**
   * Returns the synthetic trips of a month, which nobody made but which behave like the real ones.
   *
   * <p>Nothing is stored: each action makes the rows that it needs anew, always the same, about two
   * million a second; write them to a file to keep them. Both layouts describe the same trips row
   * by row.
   *
   * @param month from 2019-02 to the current one, for example {@code 2021-07}
   * @param scale above 0 and up to 100; 1 for as many trips as the month had
   * @throws trips.data.TripDataException if there can be no such month or scale
   */
  public static Dataset<Row> generate(
      SparkSession spark, String month, double scale, TripLayout layout) {
    return TripGenerator.rows(spark, Months.parse(month), scale, layout);
  }

  /**
   * Returns a replay of a month's synthetic trips as events in time, for streams: a description
   * that runs once it is told where to, for example {@code
   * Trips.replay("2020-03").speed(600).toFolder(path)}.
   *
   * @throws trips.data.TripDataException if there can be no such month
   */
  public static Replay replay(String month) {
    return Replay.of(Months.parse(month));
  }

  /**
   * Returns the 265 taxi zones: {@code zone_id} (integer), {@code borough}, {@code zone}, {@code
   * service_zone}, {@code longitude} and {@code latitude} (approximate centroid in degrees, null
   * for 264 and 265). Names are not unique; group by id.
   */
  public static Dataset<Row> zones(SparkSession spark) {
    return Reference.zones(spark);
  }

  /**
   * Returns the published number of trips on each day of March 2020: {@code date}, {@code trips}
   * (long).
   */
  public static Dataset<Row> publishedPerDay(SparkSession spark) {
    return Reference.tripsPerDay(spark, MARCH_2020);
  }

  private static TripMonth month() {
    return TripMonth.of(MARCH_2020, DataFolder.find());
  }
}
