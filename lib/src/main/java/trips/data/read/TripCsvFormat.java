package trips.data.read;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapreduce.Job;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;

/**
 * CSV files of trips with one header, as a file format of Spark: read in parts, only the columns
 * that a query needs.
 *
 * @param layout where our columns are
 * @param strict whether a bad cell is an error, else its row tells of it in {@link #PROBLEM}
 */
record TripCsvFormat(Layout.Csv layout, boolean strict, FileNames names)
    implements FileFormat, DataSourceRegister, Serializable {

  /** The file of a row, as messages name it. String. */
  static final String FILE = "_file";

  /** The line of a row in its file, from 1. Long. */
  static final String LINE = "_line";

  /** The row as it stands. String. */
  static final String TEXT = "_text";

  /** What is wrong with the row's cells, else null. String. */
  static final String PROBLEM = "_problem";

  @Override
  public String shortName() {
    return "trips-csv";
  }

  @Override
  public boolean isSplitable(SparkSession spark, Map<String, String> options, Path path) {
    return new CompressionCodecFactory(spark.sparkContext().hadoopConfiguration()).getCodec(path)
        == null;
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReader(
      SparkSession spark,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration conf) {
    Broadcast<SerializableConfiguration> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(conf));
    return new GuardedReader(new CsvReader(this, requiredSchema, shared), names);
  }

  @Override
  public Option<StructType> inferSchema(
      SparkSession spark, Map<String, String> options, Seq<FileStatus> files) {
    return Option.empty();
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession spark, Job job, Map<String, String> options, StructType schema) {
    throw new UnsupportedOperationException("trips are written with dataset.write().csv(path)");
  }

  @Override
  public String toString() {
    return "TripCsv";
  }
}
