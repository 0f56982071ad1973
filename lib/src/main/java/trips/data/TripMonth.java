package trips.data;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The trips of one month in one data folder: TLC's own file if it lies there, else generated rows.
 *
 * <p>Immutable; what lies in the folder is looked up anew by every call.
 */
public final class TripMonth {

  private static final double FULL = 1;

  private final YearMonth month;
  private final Path data;
  private final GeneratedMonth generated;

  private TripMonth(YearMonth month, Path data, double scale) {
    this.month = month;
    this.data = data;
    generated = new GeneratedMonth(data, TripSpec.of(month, scale, TripLayout.SEVEN_COLUMNS));
  }

  /** Returns a month's trips in a data folder, see {@link DataFolder#find}. */
  public static TripMonth of(YearMonth month, Path data) {
    return new TripMonth(month, data, FULL);
  }

  /** As {@link #of(YearMonth, Path)}, generating so many times the published trips. */
  static TripMonth scaled(YearMonth month, Path data, double scale) {
    return new TripMonth(month, data, scale);
  }

  /** Returns whether the trips are there, so that {@link #read} need not generate them. */
  public boolean exists() {
    return tlcFile().isPresent() || generated.exists();
  }

  /**
   * Returns the trips with the columns of {@link TripSchema#sevenColumns}, generating them first if
   * they are not there.
   *
   * @param progress is told about the generating
   * @throws TripDataException if they are not there and cannot be generated
   */
  public Dataset<Row> read(SparkSession spark, Progress progress) {
    Optional<TlcFile> file = tlcFile();
    if (file.isPresent()) {
      return file.get().read(spark);
    }
    if (!generated.exists()) {
      generated.generate(spark, progress);
    }
    return spark.read().schema(TripSchema.sevenColumns()).parquet(path().toUri().toString());
  }

  /** Returns where the trips are, or will be after {@link #read}. */
  public Path path() {
    return tlcFile().map(TlcFile::path).orElseGet(generated::path);
  }

  /**
   * Returns one sentence for the caption of a chart or a table: whether the rows are TLC's own or
   * synthetic, and what about them is published.
   */
  public String provenance() {
    return tlcFile()
        .map(file -> "Trip records of the New York TLC, " + file.path().getFileName() + ".")
        .orElseGet(
            () ->
                "Synthetic rows; trips per day and pickups per borough as published for "
                    + name()
                    + ".");
  }

  /** Returns the month in words, for example "March 2020". */
  public String name() {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  private Optional<TlcFile> tlcFile() {
    return TlcFile.find(data, month);
  }
}
