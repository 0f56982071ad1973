package trips.data.read;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map;

/** Files of one layout as a Dataset: one scan, so that Spark plans it as it plans its own. */
interface Scan {

  /** Column of {@link #checked}: what is wrong with a row's cells, null if nothing is. String. */
  String PROBLEM = "problem";

  /** Column of {@link #checked}: the row's file, as messages name it. String. */
  String FILE = "file";

  /** Column of {@link #checked}: the row's place in its file, from 1. Long. */
  String LINE = "line";

  /** Column of {@link #checked}: the row as it stands, or as JSON. String. */
  String TEXT = "text";

  /** Returns our columns; an action fails at a cell that does not hold what it should. */
  Dataset<Row> strict();

  /**
   * Returns our columns, null where a cell does not hold what it should, then {@link #PROBLEM},
   * {@link #FILE}, {@link #LINE} and {@link #TEXT}.
   */
  Dataset<Row> checked();

  /** Returns a scan of files that are listed already. */
  static Dataset<Row> of(
      SparkSession spark,
      List<TripFile> files,
      StructType schema,
      FileFormat format,
      Map<String, String> options) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .baseRelationToDataFrame(
            new HadoopFsRelation(
                new ListedFiles(files.stream().map(TripFile::status).toList()),
                new StructType(),
                schema,
                Option.empty(),
                format,
                options,
                spark));
  }

  /** Returns columns as the array that {@code select} takes, some more after them. */
  static Column[] all(List<Column> columns, Column... more) {
    Column[] all = columns.toArray(new Column[columns.size() + more.length]);
    System.arraycopy(more, 0, all, columns.size(), more.length);
    return all;
  }
}
