package trips.data.read;

import java.util.BitSet;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Makes sure that what a batch refers to is in its dictionaries, and readable there.
 *
 * <p>Spark looks values up when they are used, in generated code that knows no file. A damaged
 * reference would end there as an index out of bounds.
 */
final class DictionaryCheck {

  private DictionaryCheck() {}

  /** Returns the batch, or what else it is given; throws what looking up a value throws. */
  static Object checked(Object rows) {
    if (rows instanceof ColumnarBatch batch) {
      for (int i = 0; i < batch.numCols(); i++) {
        if (batch.column(i) instanceof WritableColumnVector column && column.hasDictionary()) {
          check(column, batch.numRows());
        }
      }
    }
    return rows;
  }

  /** Each reference is looked up once; one that lies outside throws before it is noted. */
  private static void check(WritableColumnVector column, int rows) {
    BitSet fine = new BitSet();
    for (int row = 0; row < rows; row++) {
      if (!column.isNullAt(row)) {
        int reference = column.getDictionaryIds().getDictId(row);
        if (reference < 0 || !fine.get(reference)) {
          look(column, row);
          fine.set(reference);
        }
      }
    }
  }

  private static void look(WritableColumnVector column, int row) {
    DataType type = column.dataType();
    if (type.equals(DataTypes.IntegerType)) {
      column.getInt(row);
    } else if (type.equals(DataTypes.LongType) || type.equals(DataTypes.TimestampNTZType)) {
      column.getLong(row);
    } else if (type.equals(DataTypes.DoubleType)) {
      column.getDouble(row);
    } else if (type.equals(DataTypes.StringType)) {
      column.getUTF8String(row);
    }
  }
}
