package trips;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import tech.tablesaw.api.Table;
import trips.data.DataFolder;
import trips.jdbc.JdbcUrls;
import trips.warehouse.DuckMarts;
import trips.warehouse.JdbcMarts;
import trips.warehouse.Marts;
import trips.warehouse.ResultTable;

/**
 * Where marts lie, the small tables that answer questions: a DuckDB file, or the database that the
 * environment variable {@value #VARIABLE} names.
 *
 * <p>Not safe for use by several threads at once; a DuckDB file belongs to one process at a time.
 *
 * <pre>{@code
 * try (var warehouse = Warehouse.open()) {
 *   warehouse.write(perDay, "trips_per_day");
 *   warehouse.query("SELECT max(trips) FROM trips_per_day");
 * }
 * }</pre>
 */
public final class Warehouse implements AutoCloseable {

  /** The environment variable that names a database, as a JDBC URL. */
  public static final String VARIABLE = "WAREHOUSE_URL";

  /** The most rows that {@link #query} returns. */
  public static final int MOST_ROWS = Tables.MOST_ROWS;

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";

  private final Connection connection;
  private final Marts marts;
  private final String title;

  private Warehouse(Connection connection, Marts marts, String title) {
    this.connection = connection;
    this.marts = marts;
    this.title = title;
  }

  /**
   * Opens the database of {@value #VARIABLE}, or {@code warehouse.duckdb} in the data folder.
   *
   * @throws IllegalStateException if it cannot be opened; the message says why and what to do
   */
  public static Warehouse open() {
    String named = System.getenv(VARIABLE);
    return named == null || named.isBlank()
        ? open(DataFolder.find().resolve("warehouse.duckdb"))
        : at(named.strip(), new Properties());
  }

  /**
   * Opens a DuckDB file, and makes it if it is not there.
   *
   * @throws IllegalStateException if it cannot be opened; the message says why and what to do
   */
  public static Warehouse open(Path file) {
    Properties settings = new Properties();
    // Beside a kernel with its heap, on a machine of 2 GB; larger joins go to the disk.
    settings.setProperty("memory_limit", "400MB");
    settings.setProperty("jdbc_stream_results", "true");
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings);
      return new Warehouse(connection, new DuckMarts(connection), "DuckDB, " + file.getFileName());
    } catch (SQLException e) {
      throw new IllegalStateException(
          file.getFileName()
              + " cannot be opened as a DuckDB file: "
              + e.getMessage().lines().findFirst().orElse("")
              + "; if another notebook has it open, close its warehouse or restart its kernel",
          e);
    }
  }

  /**
   * Opens any database that has a JDBC driver on the class path.
   *
   * @param url as the driver wants it, for example {@code jdbc:postgresql://host/database}
   * @param settings what else the driver wants, for example {@code user} and {@code password}
   * @throws IllegalStateException if it cannot be opened; the message says why and what to do
   */
  public static Warehouse at(String url, Properties settings) {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "the warehouse is "
              + JdbcUrls.withoutPassword(url)
              + ", but must be a JDBC URL such as jdbc:postgresql://host/db");
    }
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "no JDBC driver is there for "
              + JdbcUrls.withoutPassword(url)
              + "; add its jar first, for example %maven org.mariadb.jdbc:mariadb-java-client:3.5.6",
          e);
    }
    try {
      Connection connection = DriverManager.getConnection(url, settings);
      String product = connection.getMetaData().getDatabaseProductName();
      if (product.equals("DuckDB")) {
        return new Warehouse(connection, new DuckMarts(connection), product);
      }
      return new Warehouse(connection, new JdbcMarts(connection, url, settings), product);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the warehouse at "
              + JdbcUrls.withoutPassword(url)
              + " cannot be opened: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Writes a mart; one of that name is replaced in one step, so that readers see the old rows or
   * the new ones.
   *
   * @return how many rows it has
   * @throws IllegalArgumentException if the name is none, or a column has a type that the database
   *     does not
   */
  public long write(Dataset<?> rows, String table) {
    return written(table, () -> marts.replace(rows.toDF(), table));
  }

  /**
   * Adds rows to a mart, and makes it if it is not there; all rows arrive or none.
   *
   * @return how many rows it has now
   * @throws IllegalArgumentException if the name is none, or the columns are not the mart's
   */
  public long append(Dataset<?> rows, String table) {
    return written(table, () -> marts.append(rows.toDF(), table));
  }

  private long written(String table, Action action) {
    if (!table.matches(NAME)) {
      throw new IllegalArgumentException(
          "a mart cannot be named '"
              + table
              + "'; use letters, digits and _, at most 63, and no digit first");
    }
    try {
      action.run();
      try (Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
        count.next();
        return count.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "mart " + table + " cannot be written: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws SQLException;
  }

  /**
   * Returns what a query finds, at most {@link #MOST_ROWS} rows.
   *
   * @throws IllegalArgumentException if the database refuses the query, with its words, or it finds
   *     more rows
   */
  public Table query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return ResultTable.of(rows, MOST_ROWS);
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Runs a statement that returns no rows, such as the SQL of an ELT step: {@code CREATE OR REPLACE
   * TABLE per_day AS SELECT …}.
   *
   * @throws IllegalArgumentException if the database refuses it, with its words
   */
  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns the names of the tables, sorted. */
  public List<String> tables() {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
      List<String> names = new ArrayList<>();
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
      return names.stream().sorted().toList();
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be listed: " + e.getMessage(), e);
    }
  }

  /** Returns the connection, for what only the database's own JDBC driver can do. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the warehouse cannot be closed: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
