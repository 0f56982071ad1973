package trips.data.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import trips.data.TripDataException;
import trips.data.TripSchema;

/**
 * Reads files of trips: Parquet and CSV, also compressed, of any layout, several at once.
 *
 * <p>What a file holds is decided by its header or footer alone; nothing is read twice to infer. A
 * scan for each layout is united with the others, so that Spark prunes columns and pushes filters
 * down to each as it does for files that it reads itself.
 */
public final class TripReader {

  private TripReader() {}

  /**
   * Returns the trips in files, folders or patterns, with the columns of {@link
   * TripSchema#allColumns}; see {@code Trips.read}.
   *
   * @throws TripDataException if there is no file, or one that is not of trips; an action on the
   *     Dataset fails with one if a value is not what its column should hold
   */
  public static Dataset<Row> read(SparkSession spark, String... paths) {
    return united(spark, Scan::strict, paths);
  }

  /**
   * Returns the trips in files, folders or patterns, and the rows that are none; see {@code
   * Trips.quarantine}.
   *
   * @throws TripDataException if there is no file, or one that is not of trips
   */
  public static Quarantine quarantine(SparkSession spark, String... paths) {
    return new Quarantine(united(spark, Scan::checked, paths));
  }

  private static Dataset<Row> united(
      SparkSession spark, Function<Scan, Dataset<Row>> rows, String... paths) {
    Configuration conf = spark.sparkContext().hadoopConfiguration();
    FileNames names = FileNames.here();
    Map<Layout, List<TripFile>> files =
        Inspection.byLayout(conf, InputFiles.find(conf, names, paths));
    List<Dataset<Row>> scans = new ArrayList<>();
    files.forEach((layout, same) -> scans.add(rows.apply(scan(spark, layout, same, names))));
    return scans.stream().reduce(Dataset::union).orElseThrow();
  }

  private static Scan scan(
      SparkSession spark, Layout layout, List<TripFile> files, FileNames names) {
    return layout instanceof Layout.Csv csv
        ? new CsvScan(spark, csv, files, names)
        : new ParquetScan(spark, (Layout.Parquet) layout, files, names);
  }
}
