package ijava.kernel;

import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The whole kernel in a JVM of its own, as Jupyter starts it. */
final class KernelProcess implements AutoCloseable {

  private final Path folder;
  private final ConnectionInfo connection;
  final Process process;
  final TestClient client;

  /**
   * Starts a kernel and waits until it answers.
   *
   * @param folder for everything that the kernel writes
   */
  KernelProcess(Path folder, Map<String, String> environment, String... options) throws Exception {
    this.folder = folder;
    Path file = folder.resolve("connection.json");
    connection = TestClient.freeConnection();
    write(connection, file);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("ijava.kernel.Main", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    process = builder.start();
    client = new TestClient(connection);
    client.awaitReady();
  }

  private static void write(ConnectionInfo connection, Path file) throws Exception {
    Files.writeString(
        file,
        Json.object()
            .put("transport", connection.transport())
            .put("ip", connection.ip())
            .put("shell_port", connection.shellPort())
            .put("control_port", connection.controlPort())
            .put("iopub_port", connection.iopubPort())
            .put("stdin_port", connection.stdinPort())
            .put("hb_port", connection.heartbeatPort())
            .put("key", connection.key())
            .put("signature_scheme", connection.signatureScheme())
            .put("kernel_name", "java")
            .toString());
  }

  /** Returns where the kernel writes. */
  Path folder() {
    return folder;
  }

  /** Returns how one more client reaches the kernel. */
  ConnectionInfo connection() {
    return connection;
  }

  /** Shuts the kernel down as a client does and returns its exit value. */
  int shutDown() throws InterruptedException {
    client.ask(client.control, "shutdown_request", Json.object().put("restart", false));
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the kernel did not end within 10 s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
  }
}
