package trips.data.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map$;
import trips.data.TripSchema;

/** CSV files with the same header. */
record CsvScan(SparkSession spark, Layout.Csv layout, List<TripFile> files, FileNames names)
    implements Scan {

  @Override
  public Dataset<Row> strict() {
    return scan(true, columns()).select(Scan.all(ours()));
  }

  @Override
  public Dataset<Row> checked() {
    StructType schema =
        columns()
            .add(TripCsvFormat.FILE, DataTypes.StringType)
            .add(TripCsvFormat.LINE, DataTypes.LongType)
            .add(TripCsvFormat.TEXT, DataTypes.StringType)
            .add(TripCsvFormat.PROBLEM, DataTypes.StringType);
    return scan(false, schema)
        .select(
            Scan.all(
                ours(),
                col(TripCsvFormat.PROBLEM).as(PROBLEM),
                col(TripCsvFormat.FILE).as(FILE),
                col(TripCsvFormat.LINE).as(LINE),
                col(TripCsvFormat.TEXT).as(TEXT)));
  }

  private Dataset<Row> scan(boolean strict, StructType schema) {
    TripCsvFormat format = new TripCsvFormat(layout, strict, names);
    return Scan.of(spark, files, schema, format, Map$.MODULE$.empty());
  }

  private StructType columns() {
    StructType schema = new StructType();
    for (String column : layout.places().keySet()) {
      schema = schema.add(TripColumns.field(column));
    }
    return schema;
  }

  private List<Column> ours() {
    return Arrays.stream(TripSchema.allColumns().fields())
        .map(
            field ->
                layout.places().containsKey(field.name())
                    ? col(field.name())
                    : lit(null).cast(field.dataType()).as(field.name()))
        .toList();
  }
}
