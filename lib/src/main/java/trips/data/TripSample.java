package trips.data;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Every hundredth of the generated trips of March 2020, with the columns of today's files. */
public final class TripSample {

  private TripSample() {}

  /**
   * Returns the 133,930 trips, generating them first if they are not in the data folder.
   *
   * @param progress is told about the generating
   * @throws TripDataException if they are not there and cannot be generated
   */
  public static Dataset<Row> read(SparkSession spark, Path data, Progress progress) {
    GeneratedMonth sample = in(data);
    if (!sample.exists()) {
      sample.generate(spark, progress);
    }
    return spark
        .read()
        .schema(TripSchema.twentyFourColumns())
        .parquet(sample.path().toUri().toString());
  }

  /** Returns the sample's place in a data folder. */
  static GeneratedMonth in(Path data) {
    return new GeneratedMonth(data, TripSpec.sample());
  }
}
