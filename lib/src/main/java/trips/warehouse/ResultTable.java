package trips.warehouse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes a table of what a database returns, by the Java classes of its values. */
public final class ResultTable {

  private ResultTable() {}

  /**
   * Returns all rows.
   *
   * @throws IllegalArgumentException if there are more than allowed
   */
  public static Table of(ResultSet rows, int most) throws SQLException {
    ResultSetMetaData head = rows.getMetaData();
    List<Column<?>> columns = new ArrayList<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(column(head.getColumnLabel(i), head.getColumnClassName(i)));
    }
    for (int count = 0; rows.next(); count++) {
      if (count == most) {
        throw new IllegalArgumentException(
            String.format(
                java.util.Locale.ROOT,
                "the query finds more than %,d rows; let the database summarise them, or add LIMIT",
                most));
      }
      for (int i = 0; i < columns.size(); i++) {
        append(columns.get(i), rows.getObject(i + 1));
      }
    }
    return Table.create(columns);
  }

  private static Column<?> column(String name, String type) {
    return switch (type) {
      case "java.lang.Boolean" -> BooleanColumn.create(name);
      case "java.lang.Byte", "java.lang.Short" -> ShortColumn.create(name);
      case "java.lang.Integer" -> IntColumn.create(name);
      // Sums of whole numbers come as BigInteger and fit, short of nine quintillion.
      case "java.lang.Long", "java.math.BigInteger" -> LongColumn.create(name);
      case "java.lang.Float" -> FloatColumn.create(name);
      case "java.lang.Double", "java.math.BigDecimal" -> DoubleColumn.create(name);
      case "java.sql.Date", "java.time.LocalDate" -> DateColumn.create(name);
      case "java.sql.Timestamp", "java.time.LocalDateTime" -> DateTimeColumn.create(name);
      case "java.time.OffsetDateTime" -> InstantColumn.create(name);
      default -> StringColumn.create(name);
    };
  }

  private static void append(Column<?> column, Object value) {
    if (value == null) {
      column.appendMissing();
    } else if (column instanceof StringColumn strings) {
      strings.append(value.toString());
    } else {
      column.appendObj(plain(value));
    }
  }

  /** Returns the value in the class that Tablesaw's column takes. */
  private static Object plain(Object value) {
    if (value instanceof BigInteger whole) {
      return whole.longValueExact();
    } else if (value instanceof BigDecimal decimal) {
      return decimal.doubleValue();
    } else if (value instanceof Byte small) {
      return small.shortValue();
    } else if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    } else if (value instanceof Timestamp time) {
      return time.toLocalDateTime();
    } else if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return value;
  }
}
