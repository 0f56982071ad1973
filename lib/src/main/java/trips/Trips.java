package trips;

import java.nio.file.Path;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
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
import trips.data.read.Quarantine;
import trips.data.read.TripReader;
import trips.download.Download;
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

  /**
   * Fetches TLC's own file of a month, for example {@code "2020-03"} (346 MB), into the data folder
   * and returns it; a good file that is there is kept.
   *
   * <p>It goes on where a broken or interrupted call has ended. {@code TRIPS_HOST} in the
   * environment names another host with the same files.
   *
   * @throws trips.data.TripDataException if there is no such month, no network, no space, or what
   *     arrives are not that month's trips; the message says what to do
   * @throws IllegalArgumentException if several months are named
   */
  public static Path download(String month) {
    if (month.contains("..") || month.contains(",")) {
      throw new IllegalArgumentException(
          "'" + month + "' names several months; Trips.downloadAll takes them");
    }
    return Download.toDataFolder(month).get(0);
  }

  /**
   * Fetches TLC's own files of months and ranges, for example {@code downloadAll("2019-03",
   * "2020-03..2020-05")}, as {@link #download} does, and returns them, oldest first.
   *
   * @throws trips.data.TripDataException if one cannot be had; those before it are there
   */
  public static List<Path> downloadAll(String... months) {
    return Download.toDataFolder(months);
  }

  /**
   * Returns the trips in files of TLC's, with the columns of {@link TripSchema#allColumns}, null
   * where a file does not have one: {@code Trips.read(spark, "data/*.parquet", "march.csv.gz")}.
   *
   * <p>Paths are files, folders with all below them, or patterns. Files are Parquet, or CSV with a
   * header, also compressed; of any of TLC's layouts, mixed as they come, each read once. Columns
   * are found by name. Times are New York's clock as the digits say: a label such as UTC or Z is
   * passed over, another offset in a CSV file is an error. No session time zone shifts them. A
   * relative path counts from the working directory, and if nothing is there, from the data folder.
   *
   * @throws trips.data.TripDataException if there is no such file, or one that is cut off or not of
   *     trips. What only the rows show fails the action that reads them, with the same exception as
   *     its root; {@link #quarantine} keeps such rows aside instead
   */
  public static Dataset<Row> read(SparkSession spark, String... paths) {
    return TripReader.read(spark, paths);
  }

  /**
   * Returns what {@link #read} reads, told apart: {@code q.trips()}, {@code q.rejected()} with
   * file, line, reason and text of each row that is no trip, and {@code q.counts()}. The rules
   * stand at {@link Quarantine}.
   *
   * @throws trips.data.TripDataException if there is no such file, or one that is cut off or not of
   *     trips
   */
  public static Quarantine quarantine(SparkSession spark, String... paths) {
    return TripReader.quarantine(spark, paths);
  }

  private static TripMonth month() {
    return TripMonth.of(MARCH_2020, DataFolder.find());
  }
}
