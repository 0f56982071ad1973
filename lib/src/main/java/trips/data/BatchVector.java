package trips.data;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** Shows an array of {@link TripBatch} or {@link TripDetails} to Spark without copying it. */
abstract class BatchVector extends ColumnVector {

  /** What stands for null in an array of times. */
  static final long NO_TIME = Long.MIN_VALUE;

  /** What stands for null in an array of indices of words. */
  static final int NO_WORD = -1;

  private static final long MICROS = 1_000_000;

  private BatchVector(DataType type) {
    super(type);
  }

  /** Shows whole numbers, none of them null. */
  static ColumnVector integers(int[] values) {
    return new BatchVector(DataTypes.IntegerType) {
      @Override
      public int getInt(int row) {
        return values[row];
      }
    };
  }

  /** Shows whole numbers as {@code bigint}, none of them null. */
  static ColumnVector longs(int[] values) {
    return new BatchVector(DataTypes.LongType) {
      @Override
      public long getLong(int row) {
        return values[row];
      }
    };
  }

  /** Shows 1 for true and null for false. */
  static ColumnVector flags(boolean[] values) {
    return new BatchVector(DataTypes.IntegerType) {
      @Override
      public boolean isNullAt(int row) {
        return !values[row];
      }

      @Override
      public int getInt(int row) {
        return 1;
      }
    };
  }

  /** Shows seconds as timestamps without a zone; {@link #NO_TIME} is null. */
  static ColumnVector times(long[] seconds) {
    return new BatchVector(DataTypes.TimestampNTZType) {
      @Override
      public boolean isNullAt(int row) {
        return seconds[row] == NO_TIME;
      }

      @Override
      public long getLong(int row) {
        return seconds[row] * MICROS;
      }
    };
  }

  /** Shows numbers; NaN is null. */
  static ColumnVector doubles(double[] values) {
    return new BatchVector(DataTypes.DoubleType) {
      @Override
      public boolean isNullAt(int row) {
        return Double.isNaN(values[row]);
      }

      @Override
      public double getDouble(int row) {
        return values[row];
      }
    };
  }

  /** Shows the words that indices stand for; {@link #NO_WORD} is null. */
  static ColumnVector words(int[] indices, List<String> words) {
    UTF8String[] bytes = words.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
    return new BatchVector(DataTypes.StringType) {
      @Override
      public boolean isNullAt(int row) {
        return indices[row] == NO_WORD;
      }

      @Override
      public UTF8String getUTF8String(int row) {
        return bytes[indices[row]];
      }
    };
  }

  @Override
  public void close() {}

  @Override
  public boolean hasNull() {
    return true; // Nobody has counted; Spark asks row by row then.
  }

  @Override
  public int numNulls() {
    throw otherType();
  }

  @Override
  public boolean isNullAt(int row) {
    return false;
  }

  @Override
  public boolean getBoolean(int row) {
    throw otherType();
  }

  @Override
  public byte getByte(int row) {
    throw otherType();
  }

  @Override
  public short getShort(int row) {
    throw otherType();
  }

  @Override
  public int getInt(int row) {
    throw otherType();
  }

  @Override
  public long getLong(int row) {
    throw otherType();
  }

  @Override
  public float getFloat(int row) {
    throw otherType();
  }

  @Override
  public double getDouble(int row) {
    throw otherType();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw otherType();
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw otherType();
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    throw otherType();
  }

  @Override
  public UTF8String getUTF8String(int row) {
    throw otherType();
  }

  @Override
  public byte[] getBinary(int row) {
    throw otherType();
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw otherType();
  }

  private UnsupportedOperationException otherType() {
    return new UnsupportedOperationException("this column is of type " + type.sql());
  }
}
