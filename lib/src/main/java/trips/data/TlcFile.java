package trips.data;

import static org.apache.spark.sql.functions.coalesce;
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
import trips.data.read.TripReader;

/** A month's file as TLC publishes it, of any layout, read in the seven columns of 2020. */
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
   * Returns the file's rows in the columns of {@link TripSchema#sevenColumns}; today's files say in
   * {@code shared_request_flag} what {@code SR_Flag} said.
   *
   * @throws TripDataException if the file is not of trips
   */
  Dataset<Row> read(SparkSession spark) {
    Column shared =
        coalesce(col(TripSchema.SHARED), when(col(TripSchema.SHARED_REQUEST).equalTo("Y"), 1));
    return TripReader.read(spark, path.toUri().toString())
        .withColumn(TripSchema.SHARED, shared)
        .select(
            Arrays.stream(TripSchema.sevenColumns().fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new));
  }
}
