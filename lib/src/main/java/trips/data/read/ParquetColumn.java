package trips.data.read;

import org.apache.spark.sql.types.DataType;

/**
 * A column of a Parquet file that is one of ours.
 *
 * @param column our name
 * @param name the file's name, which may differ in case
 * @param stored the type that Spark reads
 * @param conversion what makes our type of it
 * @param micros whether the file holds microseconds since 1970, whatever their label
 */
record ParquetColumn(
    String column, String name, DataType stored, Conversion conversion, boolean micros) {

  /** The ways from a file's type to ours. */
  enum Conversion {
    /** Spark's reader gives our type; filters reach the file. */
    NONE,
    /** From a wider number, checked. */
    NUMBER,
    /** From text, checked. */
    TEXT,
    /** From nanoseconds since 1970, which Spark reads as plain numbers only. */
    NANOSECONDS,
    /** The column has no type and no values. */
    NOTHING
  }
}
