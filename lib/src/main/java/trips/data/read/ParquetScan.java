package trips.data.read;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import trips.data.TripDataException;
import trips.data.TripSchema;
import trips.data.read.ParquetColumn.Conversion;

/** Parquet files whose columns are stored alike. */
record ParquetScan(SparkSession spark, Layout.Parquet layout, List<TripFile> files, FileNames names)
    implements Scan {

  private static final String NANOS_AS_LONG = "spark.sql.legacy.parquet.nanosAsLong";

  /** Damage that decoders do not notice is noticed where the writer has left checksums. */
  private static final String VERIFY = "parquet.page.verify-checksum.enabled";

  private static final String PATH = "_metadata.file_path";
  private static final String ROW = "_metadata.row_index";

  @Override
  public Dataset<Row> strict() {
    return scan().select(Scan.all(ours(this::failing)));
  }

  @Override
  public Dataset<Row> checked() {
    Column problem =
        coalesce(
            Scan.all(
                layout.columns().stream()
                    .flatMap(column -> Conversions.of(column).problem().stream())
                    .toList(),
                lit(null).cast(DataTypes.StringType)));
    Column text = to_json(struct(Scan.all(stored().stream().map(Conversions::stored).toList())));
    UDF1<String, String> name = names::ofUrl;
    return scan()
        .select(
            Scan.all(
                ours((column, conversion) -> conversion.value()),
                problem.as(PROBLEM),
                udf(name, DataTypes.StringType).apply(col(PATH)).as(FILE),
                col(ROW).plus(1).as(LINE),
                text.as(TEXT)));
  }

  private Dataset<Row> scan() {
    StructType schema = new StructType();
    for (ParquetColumn column : stored()) {
      schema = schema.add(column.name(), column.stored());
    }
    return Scan.of(
        session(),
        files,
        schema,
        new TripParquetFormat(names, new TimeFilters(clocks())),
        new scala.collection.immutable.Map.Map1<>(VERIFY, "true"));
  }

  private Set<String> clocks() {
    return layout.columns().stream()
        .filter(ParquetColumn::micros)
        .map(ParquetColumn::name)
        .collect(Collectors.toSet());
  }

  private List<ParquetColumn> stored() {
    return layout.columns().stream()
        .filter(column -> column.conversion() != Conversion.NOTHING)
        .toList();
  }

  /**
   * Spark reads nanoseconds only if its session says as what; a copy of the session says it, so
   * that the reader's own stays as it is.
   */
  private SparkSession session() {
    if (layout.columns().stream()
        .noneMatch(column -> column.conversion() == Conversion.NANOSECONDS)) {
      return spark;
    }
    SparkSession copy = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
    copy.conf().set(NANOS_AS_LONG, "true");
    return copy;
  }

  private List<Column> ours(BiFunction<ParquetColumn, Conversions, Column> value) {
    Map<String, ParquetColumn> present =
        layout.columns().stream()
            .collect(Collectors.toMap(ParquetColumn::column, Function.identity()));
    List<Column> columns = new ArrayList<>();
    for (StructField field : TripSchema.allColumns().fields()) {
      ParquetColumn column = present.get(field.name());
      columns.add(
          (column == null
                  ? lit(null).cast(field.dataType())
                  : value.apply(column, Conversions.of(column)))
              .as(field.name()));
    }
    return columns;
  }

  private Column failing(ParquetColumn column, Conversions conversion) {
    DataType ours = TripColumns.field(column.column()).dataType();
    return conversion
        .problem()
        .map(
            problem ->
                when(problem.isNotNull(), udf(new Failure(names), ours).apply(col(PATH), problem))
                    .otherwise(conversion.value()))
        .orElse(conversion.value());
  }

  /** Fails a task with words about a value. */
  private record Failure(FileNames names) implements UDF2<String, String, Object> {

    @Override
    public Object call(String url, String problem) {
      throw new TripDataException(
          names.ofUrl(url)
              + ": "
              + problem.replaceFirst("^\\w+: ", "")
              + "; mend the file, or let Trips.quarantine keep such rows aside");
    }
  }
}
