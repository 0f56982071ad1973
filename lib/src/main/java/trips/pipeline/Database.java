package trips.pipeline;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A database with the tables of pipelines.
 *
 * <p>Its transactions run on threads of its own, which nobody interrupts: H2 closes its file when a
 * thread is interrupted that just reads it, and the threads of bodies and cells may be interrupted
 * at any moment.
 */
final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 12;
  private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int LONGEST_PAUSE = 1_000;

  /** H2's codes for a connection that broke, a database that closes, a server that has gone. */
  private static final Set<Integer> H2_AWAY = Set.of(90067, 90098, 90121, 90135);

  private final Dialect dialect;
  private final HikariDataSource source;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> Threads.library("pipeline-store", task));

  /** HikariCP knows no codes of H2's, and would hand out a broken connection for ever. */
  private static final class LeaveBroken implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
      return H2_AWAY.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }

  /** What a transaction does. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Opens a database and makes its tables.
   *
   * @throws RuntimeException if it cannot be opened
   */
  Database(Dialect dialect, String url) {
    this.dialect = dialect;
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    if (dialect == Dialect.H2) {
      settings.setUsername("sa");
      settings.setPassword("");
    }
    settings.setPoolName("pipelines");
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(1);
    settings.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
    settings.setExceptionOverride(new LeaveBroken());
    settings.setThreadFactory(task -> Threads.library("pipeline-connections", task));
    source = new HikariDataSource(settings);
    try {
      transaction(
          connection -> {
            dialect.createTables(connection);
            return null;
          });
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the connections, for db-scheduler's own statements. */
  DataSource source() {
    return source;
  }

  boolean isClosed() {
    return source.isClosed();
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Does something in one transaction, again if the database was away or had to choose between two
   * transactions; an interrupt waits until it is done.
   *
   * @throws IllegalStateException if the database refuses it
   */
  <T> T transaction(Work<T> work) {
    Future<T> done = threads.submit(() -> again(work));
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return done.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException known) {
            throw known;
          }
          throw new IllegalStateException(
              "the database of the pipelines failed: " + e.getCause().getMessage(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Runs one statement in a transaction of its own.
   *
   * @throws IllegalStateException if the database refuses it
   */
  void update(String sql, Object... values) {
    transaction(connection -> Sql.update(connection, sql, values));
  }

  private <T> T again(Work<T> work) throws SQLException, InterruptedException {
    long end = System.nanoTime() + GIVE_UP_NANOS;
    int pause = 20;
    while (true) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (!passes(e) || System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean committed = false;
      try {
        T result = work.in(connection);
        connection.commit();
        committed = true;
        return result;
      } catch (com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException e) {
        throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e);
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    }
  }

  /** Returns whether the same statement may go well soon. */
  private static boolean passes(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return e instanceof SQLTransientException
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("57P")
        || state.equals("HYT00")
        || H2_AWAY.contains(e.getErrorCode());
  }

  /** Returns db-scheduler's client for what must become true together with this transaction. */
  SchedulerClient scheduler(Connection connection, Lane lane) {
    return SchedulerClient.Builder.create(only(connection))
        .tableName(lane.table())
        .jdbcCustomization(dialect.scheduler())
        .build();
  }

  /** Returns a source of one connection, which stays open when it is closed. */
  private static DataSource only(Connection connection) {
    Object open =
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return (DataSource)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return open;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  @Override
  public void close() {
    threads.shutdown();
    source.close();
  }
}
