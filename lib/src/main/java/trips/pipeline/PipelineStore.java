package trips.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trips.data.DataFolder;
import trips.jdbc.JdbcUrls;

/**
 * Where the runs of pipelines are kept: an H2 file, or the PostgreSQL database that the environment
 * variable {@value #VARIABLE} names. Several processes may use one; safe for use by any thread.
 *
 * <pre>{@code
 * var store = PipelineStore.at(Path.of("pipelines"));
 * var daily = Pipeline.named("daily").task("count", ctx -> …).store(store).build();
 * }</pre>
 */
public final class PipelineStore implements AutoCloseable {

  /** The environment variable that names a database, as a JDBC URL. */
  public static final String VARIABLE = "PIPELINE_DB";

  private static final Logger LOG = LoggerFactory.getLogger(PipelineStore.class);
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private static PipelineStore opened;

  private final String url;
  private final Database database;
  private final Timing timing;

  private PipelineStore(String url, Database database, Timing timing) {
    this.url = url;
    this.database = database;
    this.timing = timing;
  }

  /**
   * Returns the store of {@value #VARIABLE}, or the file {@code pipelines/pipelines.mv.db} in the
   * data folder; this JVM opens it once.
   *
   * @throws IllegalStateException if it cannot be opened; the message says why and what to do
   */
  public static synchronized PipelineStore open() {
    if (opened == null || opened.database.isClosed()) {
      String named = System.getenv(VARIABLE);
      opened =
          named == null || named.isBlank()
              ? at(ownFolder(DataFolder.find()).resolve("pipelines"))
              : at(named.strip());
    }
    return opened;
  }

  /**
   * Opens an H2 file, and makes it if it is not there; several processes of this machine may open
   * it at once.
   *
   * @param file its name without {@code .mv.db}; a folder that is not there is made for this user
   *     alone, and whoever may read one that is there may read the runs
   * @throws IllegalStateException if it cannot be opened; the message says why and what to do
   */
  public static PipelineStore at(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      createOwnFolder(absolute.getParent());
    } catch (IOException e) {
      throw new IllegalStateException(
          "the folder of " + file + " cannot be made: " + e.getMessage() + "; name another", e);
    }
    // The first process serves the others. A commit is on the disk at once: the process may be
    // killed, and the others' commits with it.
    return at("jdbc:h2:file:" + absolute + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000");
  }

  /** The file beside H2's that says how to connect must be for this user alone. */
  private static void createOwnFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (hasRights(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static boolean hasRights(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Returns the folder of the default store, for this user alone even if something else made it.
   */
  static Path ownFolder(Path data) {
    Path folder = data.resolve("pipelines");
    if (Files.isDirectory(folder) && hasRights(folder)) {
      try {
        Files.setPosixFilePermissions(folder, OWN);
      } catch (IOException e) {
        LOG.warn("{} is another user's, who may read the runs", folder.getFileName());
      }
    }
    return folder;
  }

  /**
   * Opens a database and makes the tables that are not there.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host/database?user=…} or {@code jdbc:h2:…}
   * @throws IllegalArgumentException if it is of another database
   * @throws IllegalStateException if it cannot be opened; the message says why
   */
  public static PipelineStore at(String jdbcUrl) {
    Dialect dialect = Dialect.of(jdbcUrl);
    if (dialect == null) {
      throw new IllegalArgumentException(
          "pipelines cannot be kept in "
              + JdbcUrls.withoutPassword(jdbcUrl)
              + "; allowed are PostgreSQL (jdbc:postgresql://host/database?user=…) and H2"
              + " (jdbc:h2:file:…)");
    }
    if (dialect == Dialect.H2 && System.getProperty("h2.bindAddress") == null) {
      // Else the first process would serve the file to the whole network.
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
    try {
      return new PipelineStore(jdbcUrl, new Database(dialect, jdbcUrl), Timing.DEFAULT);
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "the store of pipelines at "
              + JdbcUrls.withoutPassword(jdbcUrl)
              + " cannot be opened: "
              + cause.getMessage()
              + "; check that the database runs and lets you in",
          e);
    }
  }

  /**
   * Returns this store with another heartbeat: how often a worker says that it lives. After four
   * that are missed, others take its tasks. All workers of a store must have the same; 5 s unless
   * set.
   *
   * @throws IllegalArgumentException if it is below 50 ms
   */
  public PipelineStore heartbeat(Duration interval) {
    return new PipelineStore(url, database, timing.withHeartbeat(interval));
  }

  /** Returns this store for tests, with other clocks and chance. */
  PipelineStore with(Timing other) {
    return new PipelineStore(url, database, other);
  }

  /** Returns a run as it stands, which must be there. */
  PipelineRun read(String runId) {
    return database.transaction(c -> new RunReader(c).find(runId)).orElseThrow();
  }

  Database database() {
    return database;
  }

  Timing timing() {
    return timing;
  }

  /** Returns the URL, which may hold a password. */
  String url() {
    return url;
  }

  /** Closes the connections; what is kept stays. */
  @Override
  public void close() {
    database.close();
  }

  @Override
  public String toString() {
    return "pipelines in " + (database.dialect() == Dialect.H2 ? "an H2 file" : "PostgreSQL");
  }
}
