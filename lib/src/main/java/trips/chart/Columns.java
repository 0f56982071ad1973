package trips.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import tech.tablesaw.api.Table;

/** Reads the values of columns, by the name of the column; null stands for a missing value. */
final class Columns {

  private Columns() {}

  /**
   * Runs a Dataset once and returns the columns that are needed, and all that may divide the rows
   * into series, so that by(…) needs no second run; one row more than a chart takes at most.
   */
  static Map<String, List<?>> of(Dataset<?> data, List<String> needed) {
    Set<String> names = new LinkedHashSet<>(needed);
    for (StructField field : data.schema().fields()) {
      if (divides(field.dataType()) && isUnique(field.name(), data.columns())) {
        names.add(field.name());
      }
    }
    Column[] selected = names.stream().map(name -> exactly(data, name)).toArray(Column[]::new);
    List<Row> rows = data.select(selected).takeAsList(Points.MOST + 1);
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (String name : names) {
      columns.put(name, values(rows, columns.size()));
    }
    return columns;
  }

  /**
   * Returns all columns of a table.
   *
   * @throws IllegalArgumentException if it has no rows, or more than a chart takes
   */
  static Map<String, List<?>> of(Table table) {
    Points.checkLength(table.rowCount());
    Map<String, List<?>> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), values(column)));
    return columns;
  }

  /** A name with a dot in it is a column here, never a field of a struct. */
  static Column exactly(Dataset<?> data, String name) {
    return data.col("`" + name.replace("`", "``") + "`");
  }

  /** A join may leave two columns of one name, which nobody can ask for. Spark ignores case. */
  private static boolean isUnique(String name, String[] all) {
    return Arrays.stream(all).filter(name::equalsIgnoreCase).count() == 1;
  }

  /** Fractions and nested values make no series, and may be expensive to compute. */
  private static boolean divides(DataType type) {
    return type instanceof StringType
        || type instanceof IntegralType
        || type instanceof BooleanType
        || type instanceof DateType;
  }

  private static List<?> values(List<Row> rows, int column) {
    List<Object> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(row.get(column)));
    return values;
  }

  private static List<?> values(tech.tablesaw.columns.Column<?> column) {
    List<Object> values = new ArrayList<>(column.size());
    for (int i = 0; i < column.size(); i++) {
      values.add(column.isMissing(i) ? null : column.get(i));
    }
    return values;
  }
}
