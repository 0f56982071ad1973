package trips.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The folder of Parquet files into which a month is generated.
 *
 * <p>It is either complete or not there: rows are written into a temporary folder beside it, which
 * is renamed at the end. One writer at a time works in a data folder; leftovers of killed runs are
 * removed by the next.
 */
final class GeneratedMonth {

  /** Measured: 13 and 33 bytes a row with Snappy; with some reserve. */
  private static final Map<TripLayout, Long> BYTES_PER_ROW =
      Map.of(TripLayout.SEVEN_COLUMNS, 16L, TripLayout.TWENTY_FOUR_COLUMNS, 44L);

  private static final String ABOUT = "_about.properties";

  private final Path data;
  private final TripSpec spec;

  GeneratedMonth(Path data, TripSpec spec) {
    this.data = data;
    this.spec = spec;
  }

  /** Returns the month's folder, which need not exist. */
  Path path() {
    return data.resolve(name());
  }

  /** Returns whether the month is there as this version of the generator makes it. */
  boolean exists() {
    try {
      Path about = path().resolve(ABOUT);
      return Files.exists(about) && Files.readString(about).equals(about());
    } catch (IOException e) {
      throw failed("cannot be read", e);
    }
  }

  /**
   * Generates the month unless it is there; waits while another process does.
   *
   * @return the month's folder
   * @throws TripDataException if the folder cannot be written or the disk has no space
   */
  @SuppressWarnings("try") // The lock is held, not used.
  Path generate(SparkSession spark, Progress progress) {
    try {
      requireRoom();
      try (DataLock lock = DataLock.acquire(data)) {
        if (!exists()) {
          removeLeftovers();
          write(spark, progress);
        }
      }
      return path();
    } catch (IOException e) {
      throw failed("cannot be written", e);
    } finally {
      progress.end();
    }
  }

  /**
   * Makes sure that the data folder is there, can be written and has space; needs no Spark.
   *
   * @throws TripDataException if not
   */
  void requireRoom() {
    try {
      Files.createDirectories(data);
      if (!Files.isWritable(data)) {
        throw new AccessDeniedException(data.toString());
      }
      requireSpace();
    } catch (IOException e) {
      throw failed("cannot be written", e);
    }
  }

  /** Returns the month in words, for example "Trips of March 2020", and which share of it. */
  String title() {
    String month =
        spec.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            + " "
            + spec.month().getYear();
    if (spec.every() > 1) {
      return "Sample of " + month;
    }
    return "Trips of " + month + (spec.scale() == 1 ? "" : ", scale " + spec.scale());
  }

  /** Returns the number of rows that the month has or will have. */
  long rows() {
    return spec.rows();
  }

  private void write(SparkSession spark, Progress progress) throws IOException {
    Path temporary = data.resolve(temporaryPrefix() + UUID.randomUUID());
    try {
      watched(spark, TripGenerator.rows(spark, spec, 0), temporary, progress);
      Files.writeString(temporary.resolve(ABOUT), about());
      // Nobody else can be here: the folder is locked. What lies there is of an older version.
      Trees.delete(path());
      Files.move(temporary, path());
    } finally {
      Trees.delete(temporary);
    }
  }

  private void watched(SparkSession spark, Dataset<Row> rows, Path to, Progress progress) {
    String mark = UUID.randomUUID().toString();
    WriteListener listener = new WriteListener(mark, rows(), progress);
    spark.sparkContext().addSparkListener(listener);
    spark.sparkContext().setLocalProperty(WriteListener.MARK, mark);
    try {
      rows.write()
          .option("compression", "snappy")
          // Nearly every second of the month occurs: looking each up costs more than it saves.
          .option("parquet.enable.dictionary#" + TripSchema.PICKUP, false)
          .option("parquet.enable.dictionary#" + TripSchema.DROPOFF, false)
          .option("parquet.enable.dictionary#" + TripSchema.REQUEST, false)
          .option("parquet.enable.dictionary#" + TripSchema.ON_SCENE, false)
          .parquet(to.toUri().toString());
    } finally {
      spark.sparkContext().setLocalProperty(WriteListener.MARK, null);
      spark.sparkContext().removeSparkListener(listener);
    }
  }

  private void removeLeftovers() throws IOException {
    try (var found = Files.newDirectoryStream(data, temporaryPrefix() + "*")) {
      for (Path leftover : found) {
        Trees.delete(leftover);
      }
    }
  }

  private void requireSpace() throws IOException {
    if (exists()) {
      return;
    }
    long needed = rows() * BYTES_PER_ROW.get(spec.layout());
    long free = Files.getFileStore(data).getUsableSpace();
    if (free < needed) {
      throw new TripDataException(
          String.format(
              Locale.ROOT,
              "%s has %,d MB free, but the trips of %s need %,d MB; free some space, or set %s to "
                  + "a folder on a larger disk",
              data,
              free / 1_000_000,
              spec.month(),
              needed / 1_000_000 + 1,
              DataFolder.VARIABLE));
    }
  }

  private String name() {
    return "fhvhv_tripdata_" + spec.month() + spec.suffix() + ".synthetic.parquet";
  }

  private String temporaryPrefix() {
    return "." + name() + "-tmp-";
  }

  private String about() {
    return """
        # Synthetic rows: made by trips.data.Generate, not recorded by TLC. data/README.md says more.
        month=%s
        scale=%s
        layout=%s
        every=%d
        seed=%d
        generator.version=%d
        """
        .formatted(
            spec.month(),
            spec.scale(),
            spec.layout(),
            spec.every(),
            spec.seed(),
            TripModel.VERSION);
  }

  private TripDataException failed(String what, IOException e) {
    return new TripDataException(
        data
            + " "
            + what
            + " ("
            + e
            + "); check its permissions, or set "
            + DataFolder.VARIABLE
            + " to another folder",
        e);
  }
}
