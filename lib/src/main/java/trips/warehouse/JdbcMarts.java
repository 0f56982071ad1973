package trips.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lets Spark's tasks write into a table beside the mart, and puts that in the mart's place in one
 * transaction: tasks write in transactions of their own, of which some may fail.
 */
public final class JdbcMarts implements Marts {

  private final Connection connection;
  private final String url;
  private final Properties settings;

  /** Uses a connection, and leaves it open; Spark's tasks open their own. */
  public JdbcMarts(Connection connection, String url, Properties settings) {
    this.connection = connection;
    this.url = url;
    this.settings = settings;
  }

  @Override
  public void replace(Dataset<Row> rows, String table) throws SQLException {
    throughStage(
        rows,
        table,
        stage -> {
          execute("DROP TABLE IF EXISTS " + table);
          execute("ALTER TABLE " + stage + " RENAME TO " + table);
        });
  }

  @Override
  public void append(Dataset<Row> rows, String table) throws SQLException {
    String columns = String.join(", ", quoted(rows.columns()));
    throughStage(
        rows,
        table,
        stage -> {
          execute(
              "CREATE TABLE IF NOT EXISTS "
                  + table
                  + " AS SELECT * FROM "
                  + stage
                  + " WHERE 1 = 0");
          execute(
              "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + stage);
        });
  }

  private String[] quoted(String[] columns) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    String[] quoted = new String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      quoted[i] = quote + columns[i].replace(quote, quote + quote) + quote;
    }
    return quoted;
  }

  private void throughStage(Dataset<Row> rows, String table, Step last) throws SQLException {
    String random = UUID.randomUUID().toString().replace("-", "");
    // Below 63 characters, the most that PostgreSQL keeps of a name.
    String stage =
        table.substring(0, Math.min(table.length(), 40)).toLowerCase(Locale.ROOT)
            + "_new_"
            + random.substring(0, 12);
    try {
      rows.write().mode("error").jdbc(url, stage, settings);
      inTransaction(() -> last.with(stage));
    } finally {
      execute("DROP TABLE IF EXISTS " + stage);
    }
  }

  private void inTransaction(Change change) throws SQLException {
    boolean auto = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      change.make();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(auto);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @FunctionalInterface
  private interface Step {
    void with(String stage) throws SQLException;
  }

  @FunctionalInterface
  private interface Change {
    void make() throws SQLException;
  }
}
