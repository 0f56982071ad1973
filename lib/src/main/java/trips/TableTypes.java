package trips;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Which type of Tablesaw stands for which of Spark. */
final class TableTypes {

  private TableTypes() {}

  /**
   * Returns an empty column for the values of a field.
   *
   * @throws IllegalArgumentException if Tablesaw has no such type
   */
  static Column<?> column(StructField field) {
    String name = field.name();
    DataType type = field.dataType();
    if (type instanceof DecimalType) {
      return DoubleColumn.create(name);
    }
    // char(n) and varchar(n) come as string in the schema of a Dataset.
    return switch (type.typeName()) {
      case "boolean" -> BooleanColumn.create(name);
      case "byte", "short" -> ShortColumn.create(name);
      case "integer" -> IntColumn.create(name);
      case "long" -> LongColumn.create(name);
      case "float" -> FloatColumn.create(name);
      case "double" -> DoubleColumn.create(name);
      case "string" -> StringColumn.create(name);
      case "date" -> DateColumn.create(name);
      case "timestamp" -> InstantColumn.create(name);
      case "timestamp_ntz" -> DateTimeColumn.create(name);
      default ->
          throw new IllegalArgumentException(
              "column "
                  + name
                  + " is "
                  + type.simpleString()
                  + ", which a Tablesaw table cannot hold; "
                  + advice(name, type));
    };
  }

  /**
   * Returns the type that a column has in Spark.
   *
   * @throws IllegalArgumentException if Spark has no such type
   */
  static DataType spark(Column<?> column) {
    // By name: Tablesaw has two DOUBLEs when DoubleColumn is initialised before ColumnType.
    String type = column.type().name();
    return switch (type) {
      case "BOOLEAN" -> DataTypes.BooleanType;
      case "SHORT" -> DataTypes.ShortType;
      case "INTEGER" -> DataTypes.IntegerType;
      case "LONG" -> DataTypes.LongType;
      case "FLOAT" -> DataTypes.FloatType;
      case "DOUBLE" -> DataTypes.DoubleType;
      case "STRING" -> DataTypes.StringType;
      case "LOCAL_DATE" -> DataTypes.DateType;
      case "INSTANT" -> DataTypes.TimestampType;
      case "LOCAL_DATE_TIME" -> DataTypes.TimestampNTZType;
      default ->
          throw new IllegalArgumentException(
              "column "
                  + column.name()
                  + " is "
                  + type
                  + ", which Spark cannot hold; turn it into text with asStringColumn()");
    };
  }

  private static String advice(String name, DataType type) {
    if (type instanceof StructType struct && struct.length() > 0) {
      return "select its fields instead, for example col(\""
          + name
          + "."
          + struct.fieldNames()[0]
          + "\")";
    }
    if (type instanceof ArrayType) {
      return "make a row of each element with explode(col(\"" + name + "\")), or join the elements";
    }
    if (type instanceof MapType) {
      return "pick one key with col(\"" + name + "\").getItem(…), or use to_json";
    }
    return "cast it with col(\"" + name + "\").cast(\"string\"), or drop it";
  }
}
