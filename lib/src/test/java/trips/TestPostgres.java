package trips;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own, on this machine only, from the system's package; a test that asks
 * for one is skipped where there is none. It ends with this JVM.
 */
public final class TestPostgres implements AutoCloseable {

  private static final String USER = "trips";

  private final Path folder;
  private final Process server;
  private final int port;

  private TestPostgres(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  public static TestPostgres start() throws Exception {
    Path programs = programs();
    assumeTrue(programs != null, "PostgreSQL is not installed: apt-get install postgresql");
    Path folder = Files.createTempDirectory("trips-postgres-");
    // The server refuses to run as root, so another user must get in.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path data = folder.resolve("data");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    run(
        command(
            programs.resolve("initdb").toString(),
            "--no-sync",
            "--auth=trust",
            "--username=" + USER,
            "--pgdata=" + data),
        folder);
    Process server =
        new ProcessBuilder(
                command(
                    programs.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    TestPostgres postgres = new TestPostgres(folder, server, port);
    postgres.awaitReady();
    return postgres;
  }

  private void awaitReady() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        DriverManager.getConnection(url(), settings()).close();
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException(Files.readString(folder.resolve("log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("user", USER);
    return settings;
  }

  private static Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return null;
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max((a, b) -> a.compareTo(b))
          .orElse(null);
    }
  }

  private static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.addAll(List.of(words));
    return command;
  }

  private static void run(List<String> command, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("initdb.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("initdb.log")));
    }
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
    org.apache.commons.io.FileUtils.deleteQuietly(folder.toFile());
  }
}
