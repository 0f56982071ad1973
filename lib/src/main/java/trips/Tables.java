package trips;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Carries tables between Spark and Tablesaw.
 *
 * <p>Types: boolean; tinyint and smallint as short, int, bigint as long; float, double, decimal as
 * double, which keeps 15 digits; string, char and varchar; date; timestamp as instant;
 * timestamp_ntz as local date-time. Times keep milliseconds, which is all that Tablesaw has. Null
 * is a missing value and comes back as null; so do NaN and the empty string, which Tablesaw cannot
 * tell from missing ones.
 */
public final class Tables {

  /** The most rows that {@link #of(Dataset)} takes. */
  public static final int MOST_ROWS = 1_000_000;

  private Tables() {}

  /**
   * Returns a Tablesaw table with all rows of a Dataset, at most {@link #MOST_ROWS}; runs it.
   *
   * @throws IllegalArgumentException if there are more rows, or a column has a type that Tablesaw
   *     does not; the message says how to change that
   */
  public static Table of(Dataset<?> dataset) {
    return of(dataset, MOST_ROWS);
  }

  /**
   * Returns a Tablesaw table with all rows of a Dataset; runs it.
   *
   * @param mostRows how many rows are allowed; all of them are held in this JVM's heap
   * @throws IllegalArgumentException if there are more rows, or a column has a type that Tablesaw
   *     does not; the message says how to change that
   */
  public static Table of(Dataset<?> dataset, int mostRows) {
    StructField[] fields = dataset.schema().fields();
    List<Column<?>> columns = new ArrayList<>();
    for (StructField field : fields) {
      columns.add(TableTypes.column(field));
    }
    List<Row> rows =
        dataset.toDF().takeAsList(mostRows == Integer.MAX_VALUE ? mostRows : mostRows + 1);
    if (rows.size() > mostRows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "more than %,d rows, and Tablesaw holds all of them in this JVM's heap; filter or"
                  + " aggregate in Spark first, or allow more with Tables.of(dataset, rows)",
              mostRows));
    }
    for (Row row : rows) {
      for (int i = 0; i < fields.length; i++) {
        append(columns.get(i), row.get(i));
      }
    }
    return Table.create("", columns);
  }

  /**
   * Returns a Dataset with the rows of a Tablesaw table, whose values are copied.
   *
   * @throws IllegalArgumentException if a column has a type that Spark does not
   */
  public static Dataset<Row> toDataset(SparkSession spark, Table table) {
    StructField[] fields =
        table.columns().stream()
            .map(
                column ->
                    DataTypes.createStructField(column.name(), TableTypes.spark(column), true))
            .toArray(StructField[]::new);
    List<Row> rows = new ArrayList<>(table.rowCount());
    for (int r = 0; r < table.rowCount(); r++) {
      Object[] values = new Object[fields.length];
      for (int c = 0; c < fields.length; c++) {
        Column<?> column = table.column(c);
        values[c] = column.isMissing(r) ? null : toSpark(column.get(r));
      }
      rows.add(RowFactory.create(values));
    }
    return spark.createDataFrame(rows, new StructType(fields));
  }

  /**
   * Spark takes these two in their JDBC form, whatever spark.sql.datetime.java8API.enabled says.
   */
  private static Object toSpark(Object value) {
    if (value instanceof LocalDate day) {
      return Date.valueOf(day);
    }
    return value instanceof Instant instant ? Timestamp.from(instant) : value;
  }

  private static void append(Column<?> column, Object value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.appendObj(toTablesaw(value));
    }
  }

  private static Object toTablesaw(Object value) {
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    }
    return value instanceof Byte number ? Short.valueOf(number) : value;
  }
}
