package trips.pipeline;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What differs between the databases that can keep runs. */
enum Dialect {
  H2("varchar(300)", "blob", "") {
    @Override
    JdbcCustomization scheduler() {
      return new DefaultJdbcCustomization(false);
    }
  },

  POSTGRESQL("text", "bytea", " ON CONFLICT DO NOTHING") {
    @Override
    JdbcCustomization scheduler() {
      return new PostgreSqlJdbcCustomization(false, false);
    }

    @Override
    void lockTables(Statement statement) throws SQLException {
      // CREATE TABLE IF NOT EXISTS fails when two sessions do it at once.
      statement.execute("SELECT pg_advisory_xact_lock(7461707301)");
    }
  };

  private final String key;
  private final String bytes;
  private final String unlessThere;

  Dialect(String key, String bytes, String unlessThere) {
    this.key = key;
    this.bytes = bytes;
    this.unlessThere = unlessThere;
  }

  /** Returns the dialect of a JDBC URL, or null if it is of neither database. */
  static Dialect of(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : null;
  }

  abstract JdbcCustomization scheduler();

  void lockTables(Statement statement) throws SQLException {
    // One session at a time changes tables anyway.
  }

  /** Returns what follows an {@code INSERT} that does nothing if the row is there, if it can. */
  String unlessThere() {
    return unlessThere;
  }

  /** Makes the tables that are not there; the caller commits. */
  void createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      lockTables(statement);
      for (String table : List.of(Lane.SHARED_TABLE, Lane.PRIVATE_TABLE)) {
        createScheduler(statement, table);
      }
      for (String sql : TABLES) {
        statement.execute(sql.replace("key_type", key));
      }
    }
  }

  /** As db-scheduler publishes it for version 16. */
  private void createScheduler(Statement statement, String table) throws SQLException {
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS %s (
          task_name key_type NOT NULL,
          task_instance key_type NOT NULL,
          task_data bytes_type,
          execution_time timestamp with time zone NOT NULL,
          picked boolean NOT NULL,
          picked_by key_type,
          last_success timestamp with time zone,
          last_failure timestamp with time zone,
          consecutive_failures int,
          last_heartbeat timestamp with time zone,
          version bigint NOT NULL,
          priority smallint,
          PRIMARY KEY (task_name, task_instance))"""
            .replace("key_type", key)
            .replace("bytes_type", bytes)
            .formatted(table));
    for (String column : List.of("execution_time", "last_heartbeat")) {
      statement.execute(
          "CREATE INDEX IF NOT EXISTS "
              + (table + "_" + column)
              + (" ON " + table + " (" + column + ")"));
    }
  }

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS pipeline_run (
            run_id key_type PRIMARY KEY,
            pipeline key_type NOT NULL,
            logical_time timestamp with time zone NOT NULL,
            zone varchar(100) NOT NULL,
            lane key_type NOT NULL,
            state varchar(20) NOT NULL,
            started timestamp with time zone,
            ended timestamp with time zone,
            seen timestamp with time zone,
            alerting boolean NOT NULL,
            params varchar(1000000) NOT NULL,
            UNIQUE (pipeline, logical_time))""",
          """
          CREATE TABLE IF NOT EXISTS task_run (
            run_id key_type NOT NULL REFERENCES pipeline_run ON DELETE CASCADE,
            task key_type NOT NULL,
            place int NOT NULL,
            parents varchar(1000000) NOT NULL,
            rule varchar(20) NOT NULL,
            pool key_type,
            state varchar(20) NOT NULL,
            attempt int NOT NULL,
            failures int NOT NULL,
            queued timestamp with time zone,
            reason varchar(10000),
            result varchar(10000),
            PRIMARY KEY (run_id, task))""",
          """
          CREATE TABLE IF NOT EXISTS task_try (
            run_id key_type NOT NULL,
            task key_type NOT NULL,
            number int NOT NULL,
            worker varchar(200) NOT NULL,
            started timestamp with time zone NOT NULL,
            ended timestamp with time zone,
            state varchar(20) NOT NULL,
            error varchar(10000),
            log varchar(1000000) NOT NULL,
            PRIMARY KEY (run_id, task, number),
            FOREIGN KEY (run_id, task) REFERENCES task_run ON DELETE CASCADE)""",
          "CREATE INDEX IF NOT EXISTS task_run_pool ON task_run (pool, state)",
          "CREATE TABLE IF NOT EXISTS pipeline_pool (name key_type PRIMARY KEY)",
          """
          CREATE TABLE IF NOT EXISTS pipeline_schedule (
            pipeline key_type PRIMARY KEY,
            fired_to timestamp with time zone NOT NULL)""");
}
