package trips.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * A month's file as TLC publishes it, read in the seven columns: Parquet with 24 columns, or the
 * CSV with seven that was served in 2020.
 */
record TlcFile(Path path) {

  /** Returns the file of a month if one lies in the folder; Parquet before CSV. */
  static Optional<TlcFile> find(Path data, YearMonth month) {
    String name = "fhvhv_tripdata_" + month;
    return List.of(data.resolve(name + ".parquet"), data.resolve(name + ".csv")).stream()
        .filter(Files::exists)
        .findFirst()
        .map(TlcFile::new);
  }

  /**
   * Returns the file's rows in the columns of {@link TripSchema#sevenColumns}.
   *
   * @throws TripDataException if a column is missing
   */
  Dataset<Row> read(SparkSession spark) {
    return path.toString().endsWith(".csv") ? csv(spark) : parquet(spark);
  }

  private Dataset<Row> csv(SparkSession spark) {
    return spark
        .read()
        .schema(TripSchema.sevenColumns())
        .option("header", true)
        // Compares the header with the schema instead of trusting the order of columns.
        .option("enforceSchema", false)
        .option("timestampNTZFormat", "yyyy-MM-dd HH:mm:ss")
        .option("mode", "FAILFAST")
        .csv(path.toUri().toString());
  }

  private Dataset<Row> parquet(SparkSession spark) {
    Dataset<Row> file = spark.read().parquet(path.toUri().toString());
    List<String> present = Arrays.asList(file.columns());
    return file.select(
        Arrays.stream(TripSchema.sevenColumns().fields())
            .map(field -> column(field, present))
            .toArray(Column[]::new));
  }

  private Column column(StructField field, List<String> present) {
    if (present.contains(field.name())) {
      return col(field.name()).cast(field.dataType()).as(field.name());
    }
    if (field.name().equals(TripSchema.SHARED) && present.contains(TripSchema.SHARED_REQUEST)) {
      return when(col(TripSchema.SHARED_REQUEST).equalTo("Y"), 1)
          .cast(field.dataType())
          .as(field.name());
    }
    throw new TripDataException(
        path
            + " has no column "
            + field.name()
            + ", only "
            + String.join(", ", present)
            + "; put a file of TLC's high-volume for-hire vehicles there, or remove it");
  }
}
