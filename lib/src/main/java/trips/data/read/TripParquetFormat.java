package trips.data.read;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's Parquet, with errors that name the file, and with filters on times. */
final class TripParquetFormat extends ParquetFileFormat {

  private static final long serialVersionUID = 1;

  private static final Seq<Filter> NO_FILTERS =
      CollectionConverters.asScala(List.<Filter>of()).toSeq();

  private final FileNames names;
  private final transient TimeFilters times;

  /** The filters on times are used on the driver only. */
  TripParquetFormat(FileNames names, TimeFilters times) {
    this.names = names;
    this.times = times;
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
      SparkSession spark,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      Map<String, String> options,
      Configuration conf) {
    Optional<FilterPredicate> ofTimes = times.predicate(filters);
    ofTimes.ifPresent(predicate -> ParquetInputFormat.setFilterPredicate(conf, predicate));
    // Parquet's reader takes one predicate; Spark's would replace that of times, and other columns
    // of trips have their values all over a file.
    Seq<Filter> sparks = ofTimes.isPresent() ? NO_FILTERS : filters;
    return new GuardedReader(
        super.buildReaderWithPartitionValues(
            spark, dataSchema, partitionSchema, requiredSchema, sparks, options, conf),
        names);
  }
}
