package trips.data.read;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.PreciseTimestampConversion;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What makes our value of a Parquet column's, and what tells that it cannot be made.
 *
 * @param value our value; null where there is none, and where it is bad
 * @param problem what is wrong with the value, null where nothing is; nothing if that cannot be
 */
record Conversions(Column value, Optional<Column> problem) {

  private static final String NUMBER = "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$";

  private static final long NANOS_PER_MICRO = 1_000;

  /** Returns the conversion of a column. */
  static Conversions of(ParquetColumn column) {
    Column stored = stored(column);
    DataType ours = TripColumns.field(column.column()).dataType();
    return switch (column.conversion()) {
      case NONE -> sure(stored);
      case NOTHING -> sure(lit(null).cast(ours));
      case NANOSECONDS -> sure(clock(stored));
      case NUMBER -> number(column, stored, ours);
      case TEXT -> text(column, stored, ours);
    };
  }

  /** Returns the column as the file has it; its name may hold anything. */
  static Column stored(ParquetColumn column) {
    return col("`" + column.name().replace("`", "``") + "`");
  }

  private static Conversions sure(Column value) {
    return new Conversions(value, Optional.empty());
  }

  /** Spark has no public function from microseconds to a time without a zone. */
  private static Column clock(Column nanos) {
    Column whole = nanos.minus(pmod(nanos, lit(NANOS_PER_MICRO)));
    Column micros = call_function("div", whole, lit(NANOS_PER_MICRO));
    return ExpressionUtils.column(
        new PreciseTimestampConversion(
            ExpressionUtils.expression(micros), DataTypes.LongType, DataTypes.TimestampNTZType));
  }

  private static Conversions number(ParquetColumn column, Column stored, DataType ours) {
    if (ours.equals(DataTypes.DoubleType)) {
      return sure(stored.cast(ours));
    }
    boolean mayBeNaN = column.stored().equals(DataTypes.DoubleType);
    Column given = mayBeNaN ? when(not(stored.isNaN()), stored) : stored;
    return checked(column, given, whole(given, column.stored(), ours), ours);
  }

  private static Conversions text(ParquetColumn column, Column stored, DataType ours) {
    Column trimmed = trim(stored);
    Column given = when(not(lower(trimmed).isin("", "null", "nan", "\\n")), trimmed);
    Column number = when(given.rlike(NUMBER), given.try_cast(DataTypes.DoubleType));
    return checked(
        column,
        given,
        ours.equals(DataTypes.DoubleType) ? number : whole(number, DataTypes.DoubleType, ours),
        ours);
  }

  /** A cast cuts fractions, so that only the way back shows whether the number was whole. */
  private static Column whole(Column number, DataType type, DataType ours) {
    Column cut = number.try_cast(ours);
    return when(cut.cast(type).equalTo(number), cut);
  }

  private static Conversions checked(
      ParquetColumn column, Column given, Column value, DataType ours) {
    String expected = ours.equals(DataTypes.DoubleType) ? "a number" : "a whole number";
    Column words =
        concat(
            lit("value: " + column.column() + " is \""),
            coalesce(given.cast(DataTypes.StringType), lit("")).substr(1, 80),
            lit("\", expected " + expected + range(ours)));
    return new Conversions(value, Optional.of(when(given.isNotNull().and(value.isNull()), words)));
  }

  private static String range(DataType ours) {
    return ours.equals(DataTypes.IntegerType)
        ? " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE
        : "";
  }
}
