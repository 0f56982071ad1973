package ijava.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.protocol.Header;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What must not bring the kernel down, and what must end it. */
@Timeout(120)
class SturdyTest {

  private static final String USED_MEGABYTES =
      "for (int i = 0; i < 3; i++) System.gc();"
          + " (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20";

  @TempDir Path temp;

  private KernelProcess kernel;

  @AfterEach
  void stop() {
    kernel.close();
  }

  @Test
  void receive_messagesOfEveryBadKind_kernelGoesOn() throws Exception {
    kernel = new KernelProcess(temp, Map.of());
    TestClient client = kernel.client;
    MessageCodec codec =
        new MessageCodec(kernel.connection().key(), kernel.connection().signatureScheme());
    List<byte[]> good = codec.encode(request("execute_request", TestClient.executeContent("1")));
    for (var socket : List.of(client.shell, client.control, client.stdin)) {
      for (int kept = 1; kept < good.size(); kept++) {
        client.send(socket, good.subList(0, kept));
      }
      List<byte[]> unsigned = new ArrayList<>(good);
      unsigned.set(1, "0".repeat(64).getBytes(UTF_8));
      client.send(socket, unsigned);
      client.send(socket, codec.encode(request("", Json.object())));
      client.send(socket, codec.encode(request("no_such_type", Json.object())));
      client.send(socket, codec.encode(request("execute_request", Json.object().put("code", 1))));
      client.send(socket, codec.encode(request("complete_request", Json.object())));
      client.send(socket, codec.encode(request("inspect_request", Json.object())));
      client.send(socket, codec.encode(request("is_complete_request", Json.object())));
      client.send(socket, codec.encode(request("comm_msg", Json.object())));
      client.send(socket, codec.encode(request("execute_request", nested(900))));
      client.send(socket, codec.encode(request("input_reply", Json.object())));
    }

    assertThat(value("40 + 2")).isEqualTo("42");
  }

  @Test
  void receive_hugeMessages_areRunOrDropped() throws Exception {
    kernel = new KernelProcess(temp, Map.of());
    String fiveMegabytes = "x".repeat(5_000_000);
    String thirtyMegabytes = "x".repeat(30_000_000);
    TestClient client = kernel.client;
    assertThat(value("/* " + fiveMegabytes + " */ 1 + 1")).isEqualTo("2");
    client.execute("/* " + thirtyMegabytes + " */ 1 + 1");

    assertThat(value("1 + 2")).isEqualTo("3");
  }

  @Test
  void receive_theSameMessageTwice_isRunOnce() throws Exception {
    kernel = new KernelProcess(temp, Map.of());
    TestClient client = kernel.client;
    MessageCodec codec =
        new MessageCodec(kernel.connection().key(), kernel.connection().signatureScheme());
    client.broadcasts(client.execute("int runs = 0;"));
    List<byte[]> frames =
        codec.encode(request("execute_request", TestClient.executeContent("runs++")));

    client.send(client.shell, frames);
    client.send(client.shell, frames);

    assertThat(value("runs")).isEqualTo("1");
  }

  @Test
  void execute_manyCellsAndRedefinitions_leaveNoLeak() throws Exception {
    // -Dijava.cells=1000 for the whole of what is promised; it takes a minute.
    int cells = Integer.getInteger("ijava.cells", 100);
    kernel = new KernelProcess(temp, Map.of());
    for (int i = 0; i < 50; i++) {
      kernel.client.broadcasts(kernel.client.execute("int total" + i % 10 + " = " + i + ";"));
    }
    long before = Long.parseLong(value(USED_MEGABYTES));
    for (int i = 0; i < cells; i++) {
      kernel.client.broadcasts(kernel.client.execute("Math.abs(" + i + ")"));
    }
    for (int i = 0; i < cells / 5; i++) {
      kernel.client.broadcasts(
          kernel.client.execute("int twice(int x) { return 2 * x + " + i + "; }"));
    }

    long after = Long.parseLong(value(USED_MEGABYTES));

    System.out.println(cells + " cells, heap after GC: " + before + " MB, then " + after + " MB");
    assertThat(after - before).isLessThan(Math.max(5, cells / 50));
  }

  @Test
  void parent_dies_kernelEndsItself() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .start();
    kernel = new KernelProcess(temp, Map.of("JPY_PARENT_PID", String.valueOf(parent.pid())));
    kernel.client.execute("while (true) {}");

    parent.destroyForcibly();

    assertThat(kernel.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertNothingLeft();
  }

  @Test
  void shutdown_whileACellRuns_leavesNoFile() throws Exception {
    kernel = new KernelProcess(temp, Map.of());
    value("1");
    kernel.client.execute(
        "System.out.print(\"begun\");"
            + " while (true) { try { Thread.sleep(1000); } catch (Throwable e) {} }");
    kernel.client.awaitBroadcast("stream");

    assertThat(kernel.shutDown()).isZero();

    assertNothingLeft();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no gentle way to end a process")
  void terminate_afterMuchOutput_leavesNoFile() throws Exception {
    kernel = new KernelProcess(temp, Map.of());
    value("for (int i = 0; i < 400_000; i++) System.out.println(\"line \" + i); 1");
    try (Stream<Path> made = Files.list(temp)) {
      assertThat(made).anyMatch(file -> file.getFileName().toString().startsWith("ijava-output"));
    }

    kernel.process.destroy();

    assertThat(kernel.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertNothingLeft();
  }

  private void assertNothingLeft() throws Exception {
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left)
          .extracting(file -> file.getFileName().toString())
          .containsOnly("connection.json", "data");
    }
  }

  private String value(String code) {
    return kernel.client.broadcasts(kernel.client.execute(code)).stream()
        .filter(m -> m.type().equals("execute_result"))
        .map(m -> m.content().path("data").path("text/plain").asText())
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode nested(int depth) {
    ObjectNode outer = Json.object();
    ObjectNode inner = outer;
    for (int i = 0; i < depth; i++) {
      inner = inner.putObject("code");
    }
    return outer;
  }

  private static Message request(String type, ObjectNode content) {
    ObjectNode header =
        Json.object().put("msg_id", "id-" + type).put("session", "s").put("msg_type", type);
    return new Message(
        List.of(), new Header(header), Header.NONE, Json.object(), content, List.of());
  }
}
