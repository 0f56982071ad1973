package trips.data;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One reading of generated trips: only the columns that a query needs, each task some hours. */
final class TripScan
    implements ScanBuilder, SupportsPushDownRequiredColumns, SupportsReportStatistics, Batch {

  private final TripSpec spec;
  private final int tasks;
  private StructType schema;

  /** Prepares a reading; {@code tasks} is 0 for as many as suit. */
  TripScan(TripSpec spec, StructType schema, int tasks) {
    this.spec = spec;
    this.schema = schema;
    this.tasks = tasks;
  }

  @Override
  public void pruneColumns(StructType required) {
    schema = required;
  }

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public String description() {
    return "trips of " + spec.month() + " × " + spec.scale();
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.SUPPORTED;
  }

  @Override
  public Statistics estimateStatistics() {
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(spec.rows() * (schema.defaultSize() + Long.BYTES));
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.of(spec.rows());
      }
    };
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    TripModel model = TripModels.of(spec);
    int[] first =
        TaskBlocks.split(model, tasks == 0 ? TaskBlocks.count(model, spec.every()) : tasks);
    return IntStream.range(0, first.length - 1)
        .mapToObj(task -> new TaskBlocks(first[task], first[task + 1]))
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
    return new TripReaderFactory(context.broadcast(TripModels.of(spec)), spec, schema);
  }
}
