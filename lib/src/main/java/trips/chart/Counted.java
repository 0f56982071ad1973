package trips.chart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Numbers that can be counted into bins, wherever they are. */
public abstract sealed class Counted {

  private final String name;

  Counted(String name) {
    this.name = name;
  }

  /**
   * Returns the numbers of a column of a Dataset, which Spark counts.
   *
   * @throws IllegalArgumentException if there is no such column, or it holds no numbers
   */
  public static Counted of(Dataset<?> data, String column) {
    ColumnNames.check(column, List.of(data.columns()));
    DataType type = data.schema().apply(column).dataType();
    if (!(type instanceof NumericType)) {
      throw notNumbers(column, type.simpleString());
    }
    return new InSpark(data, column, type instanceof IntegralType);
  }

  /**
   * Returns the numbers of a column of a Tablesaw table.
   *
   * @throws IllegalArgumentException if there is no such column, or it holds no numbers
   */
  public static Counted of(Table table, String column) {
    ColumnNames.check(column, table.columnNames());
    if (!(table.column(column) instanceof NumericColumn<?> numbers)) {
      throw notNumbers(column, table.column(column).type().name().toLowerCase(Locale.ROOT));
    }
    return new InMemory(column, numbers.asDoubleArray());
  }

  /** Returns the numbers of a list; null counts as missing. */
  public static Counted of(List<? extends Number> values) {
    return new InMemory(
        "value",
        values.stream()
            .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
            .toArray());
  }

  /** Returns the name of the column. */
  final String name() {
    return name;
  }

  /** What is there to count: the least and the greatest finite number, and how many rows. */
  record Extent(Span span, long finite, long rows, boolean whole) {}

  abstract Extent extent();

  /** Returns how many finite numbers have which cell. */
  abstract TreeMap<Long, Long> count(Cells cells);

  private static IllegalArgumentException notNumbers(String column, String type) {
    return new IllegalArgumentException(
        "column "
            + column
            + " is "
            + type
            + ", but a histogram counts numbers; count the rows of each value with groupBy(\""
            + column
            + "\").count() and draw Charts.bars");
  }

  private static final class InSpark extends Counted {

    private final Dataset<?> data;
    private final Column finite;
    private final boolean whole;

    InSpark(Dataset<?> data, String column, boolean whole) {
      super(column);
      this.data = data;
      this.whole = whole;
      Column number = Columns.exactly(data, column).cast("double");
      // NaN is greater than infinity in Spark, so that this leaves it out, too.
      finite =
          when(
              number
                  .lt(lit(Double.POSITIVE_INFINITY))
                  .and(number.gt(lit(Double.NEGATIVE_INFINITY))),
              number);
    }

    @Override
    Extent extent() {
      Row row =
          data.select(finite.as("number"))
              .agg(min("number"), max("number"), functions.count("number"), functions.count(lit(1)))
              .head();
      Span span = row.isNullAt(0) ? null : new Span(row.getDouble(0), row.getDouble(1));
      return new Extent(span, row.getLong(2), row.getLong(3), whole);
    }

    @Override
    TreeMap<Long, Long> count(Cells cells) {
      TreeMap<Long, Long> counts = new TreeMap<>();
      Column scaled = finite.multiply(lit(cells.perUnit()));
      Column cell = floor(scaled.plus(lit(Cells.TOLERANCE)));
      data.select(cell.as("cell"))
          .where(col("cell").between(cells.first(), cells.last()))
          .groupBy("cell")
          .count()
          .collectAsList()
          .forEach(row -> counts.put(row.getLong(0), row.getLong(1)));
      return counts;
    }
  }

  private static final class InMemory extends Counted {

    private final double[] values;

    InMemory(String name, double[] values) {
      super(name);
      this.values = values;
    }

    @Override
    Extent extent() {
      double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
      boolean whole = Arrays.stream(finite).allMatch(value -> value == Math.rint(value));
      Span span = finite.length == 0 ? null : Span.of(List.of(finite));
      return new Extent(span, finite.length, values.length, whole);
    }

    @Override
    TreeMap<Long, Long> count(Cells cells) {
      TreeMap<Long, Long> counts = new TreeMap<>();
      for (double value : values) {
        long cell = cells.of(value);
        if (Double.isFinite(value) && cell >= cells.first() && cell <= cells.last()) {
          counts.merge(cell, 1L, Long::sum);
        }
      }
      return counts;
    }
  }
}
