package trips.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Statements with values for their question marks. */
final class Sql {

  private static final String DUPLICATE_KEY = "23505";

  private Sql() {}

  /** Makes something of a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Runs a statement and returns how many rows it has changed. */
  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  /**
   * Adds a row, unless one of the same key is there or another transaction is just adding it.
   *
   * @param sql an {@code INSERT}
   * @return whether it was added
   */
  static boolean insertUnlessThere(Connection connection, String sql, Object... values)
      throws SQLException {
    String unless = Dialect.of(connection.getMetaData().getURL()).unlessThere();
    try {
      return update(connection, sql + unless, values) > 0;
    } catch (SQLIntegrityConstraintViolationException e) {
      // H2 has no word for it, but its transaction goes on after a refused row.
      if (DUPLICATE_KEY.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Returns what a query finds. */
  static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
      return found;
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant time) {
        statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
      } else if (value instanceof Enum<?> name) {
        statement.setString(i + 1, name.name());
      } else if (value == null) {
        statement.setNull(i + 1, java.sql.Types.VARCHAR);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** Returns a time, or null. */
  static Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static State state(ResultSet row) throws SQLException {
    return State.valueOf(row.getString("state"));
  }

  /** Returns the names of a list that {@link #join} has made. */
  static List<String> split(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(","));
  }

  /** Names have no commas. */
  static String join(List<String> names) {
    return String.join(",", names);
  }

  /** Returns as many question marks, with commas between. */
  static String marks(int count) {
    return String.join(", ", java.util.Collections.nCopies(count, "?"));
  }

  /** Returns a text that a column holds, or null. */
  static String cut(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
