package trips.data.read;

import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import trips.data.TripDataException;
import trips.data.read.ParquetColumn.Conversion;

/**
 * Decides how a Parquet column of any type that may hold our values is read.
 *
 * <p>Where Spark's own reader can give our type it does, because only then filters reach the file;
 * it widens numbers and reads every unit and label of timestamps but nanoseconds.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">Parquet's
 *     logical types</a>
 */
final class ParquetTypes {

  private record Reading(DataType stored, Conversion conversion) {}

  private ParquetTypes() {}

  /**
   * Returns how one of our columns is read from a file's.
   *
   * @throws TripDataException if that type cannot hold our values
   */
  static ParquetColumn of(TripFile file, String column, Type type) {
    DataType ours = TripColumns.field(column).dataType();
    Reading reading =
        reading(type, ours)
            .orElseThrow(
                () ->
                    file.failure(
                        "has the column "
                            + type.getName()
                            + " as \""
                            + CellText.shown(type.toString(), 200)
                            + "\", expected "
                            + expected(ours)
                            + "; write the file again with that type"));
    return new ParquetColumn(
        column, type.getName(), reading.stored, reading.conversion, isMicros(type));
  }

  private static Optional<Reading> reading(Type type, DataType ours) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType primitive = type.asPrimitiveType();
    if (primitive.getLogicalTypeAnnotation() instanceof UnknownLogicalTypeAnnotation) {
      return Optional.of(new Reading(DataTypes.NullType, Conversion.NOTHING));
    }
    if (ours.equals(DataTypes.StringType)) {
      return isText(primitive) ? as(ours, Conversion.NONE) : Optional.empty();
    }
    return ours.equals(DataTypes.TimestampNTZType) ? time(primitive) : number(primitive, ours);
  }

  /**
   * A label "UTC" is passed over: tools put it on clock readings without a zone, and TLC's are
   * never anything else than New York's.
   */
  private static Optional<Reading> time(PrimitiveType type) {
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      return as(DataTypes.TimestampNTZType, Conversion.NONE);
    }
    if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp.getUnit() == TimeUnit.NANOS
          ? as(DataTypes.LongType, Conversion.NANOSECONDS)
          : as(DataTypes.TimestampNTZType, Conversion.NONE);
    }
    return Optional.empty();
  }

  private static Optional<Reading> number(PrimitiveType type, DataType ours) {
    if (isText(type)) {
      return as(DataTypes.StringType, Conversion.TEXT);
    }
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return as(
          DataTypes.createDecimalType(decimal.getPrecision(), decimal.getScale()),
          Conversion.NUMBER);
    }
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> isInteger(type) ? int32(type, ours) : Optional.empty();
      case INT64 -> isInteger(type) ? int64(type, ours) : Optional.empty();
      case FLOAT, DOUBLE -> floating(ours);
      default -> Optional.empty();
    };
  }

  private static Optional<Reading> int32(PrimitiveType type, DataType ours) {
    if (isUnsigned(type) && bits(type) == Integer.SIZE) {
      return ours.equals(DataTypes.LongType)
          ? as(ours, Conversion.NONE)
          : as(DataTypes.LongType, Conversion.NUMBER);
    }
    return as(ours, Conversion.NONE);
  }

  private static Optional<Reading> int64(PrimitiveType type, DataType ours) {
    if (isUnsigned(type)) {
      return as(DataTypes.createDecimalType(20, 0), Conversion.NUMBER);
    }
    return ours.equals(DataTypes.LongType)
        ? as(ours, Conversion.NONE)
        : as(DataTypes.LongType, Conversion.NUMBER);
  }

  private static Optional<Reading> floating(DataType ours) {
    // A double holds every float, so that the check of whole numbers is the same for both.
    return as(
        DataTypes.DoubleType,
        ours.equals(DataTypes.DoubleType) ? Conversion.NONE : Conversion.NUMBER);
  }

  private static boolean isMicros(Type type) {
    return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
        && timestamp.getUnit() == TimeUnit.MICROS;
  }

  private static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && (logical == null
            || logical instanceof StringLogicalTypeAnnotation
            || logical instanceof EnumLogicalTypeAnnotation);
  }

  private static boolean isInteger(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() == null
        || type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation;
  }

  private static boolean isUnsigned(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation integer
        && !integer.isSigned();
  }

  private static int bits(PrimitiveType type) {
    return ((IntLogicalTypeAnnotation) type.getLogicalTypeAnnotation()).getBitWidth();
  }

  private static Optional<Reading> as(DataType stored, Conversion conversion) {
    return Optional.of(new Reading(stored, conversion));
  }

  private static String expected(DataType ours) {
    if (ours.equals(DataTypes.StringType)) {
      return "text (binary, string)";
    }
    return ours.equals(DataTypes.TimestampNTZType)
        ? "a timestamp (int64 in milli-, micro- or nanoseconds, or int96)"
        : "a number (int32, int64, float, double, decimal or text)";
  }
}
