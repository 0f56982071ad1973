package trips.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import trips.data.Trees;

/** Gives rows to DuckDB as Parquet files, which it reads itself, with all types and all cores. */
public final class DuckMarts implements Marts {

  private final Connection connection;

  /** Uses a connection, and leaves it open. */
  public DuckMarts(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void replace(Dataset<Row> rows, String table) throws SQLException {
    load(rows, "CREATE OR REPLACE TABLE " + table + " AS FROM %s");
  }

  @Override
  public void append(Dataset<Row> rows, String table) throws SQLException {
    load(
        rows,
        "BEGIN; CREATE TABLE IF NOT EXISTS "
            + table
            + " AS FROM %1$s LIMIT 0; INSERT INTO "
            + table
            + " BY NAME FROM %1$s; COMMIT");
  }

  private void load(Dataset<Row> rows, String sql) throws SQLException {
    try {
      Path folder = Files.createTempDirectory("trips-mart-");
      try {
        rows.write().mode("overwrite").parquet(folder.toUri().toString());
        String files = folder.resolve("*.parquet").toString().replace("'", "''");
        run(String.format(sql, "read_parquet('" + files + "')"));
      } finally {
        Trees.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the mart's rows cannot be put down: " + e.getMessage(), e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK");
      } catch (SQLException nothingBegun) {
        e.addSuppressed(nothingBegun);
      }
      throw e;
    }
  }
}
