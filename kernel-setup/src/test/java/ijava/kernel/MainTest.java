package ijava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ijava.protocol.Json;
import ijava.protocol.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole kernel in a JVM of its own, as Jupyter starts it. */
@Timeout(120)
class MainTest {

  @TempDir static Path temp;

  private static KernelProcess kernel;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    // A locale without UTF-8 must not matter.
    kernel = new KernelProcess(temp, Map.of(), "-Dfile.encoding=ISO-8859-1");
    client = kernel.client;
  }

  @AfterAll
  static void shutDown() throws Exception {
    assertThat(kernel.shutDown()).isZero();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("ijava-"));
    }
    kernel.close();
  }

  @Test
  void execute_printsOnBothStreams_arrivesInOrder() {
    List<Message> all =
        client.broadcasts(
            client.execute(
                "System.out.println(\"안녕 🚕\"); System.err.println(\"oops\");"
                    + " System.out.print('x'); 42"));

    assertThat(streams(all)).containsExactly("stdout:안녕 🚕\n", "stderr:oops\n", "stdout:x");
    assertThat(data(all, "execute_result").path("text/plain").asText()).isEqualTo("42");
  }

  @Test
  void execute_valueThatGoesOnChanging_isReplacedAfterItsCell() {
    String renderer =
        """
        record Tide(java.util.concurrent.atomic.AtomicInteger level) {}
        java.util.function.Consumer<ijava.spi.MimeBundle> replace;
        ijava.display.Display.renderers().add(new ijava.spi.LiveRenderer<Tide>() {
          public Class<Tide> type() { return Tide.class; }
          public ijava.spi.MimeBundle render(Tide t) {
            return ijava.spi.MimeBundle.text("level " + t.level());
          }
          public void follow(Tide t, java.util.function.Consumer<ijava.spi.MimeBundle> r) {
            replace = r;
          }
        });
        """;
    client.broadcasts(client.execute(renderer));
    String shown = client.execute("new Tide(new java.util.concurrent.atomic.AtomicInteger(3))");
    List<Message> first = client.broadcasts(shown);
    String changing = client.execute("replace.accept(ijava.spi.MimeBundle.text(\"ebb\"));");
    Message update = client.awaitBroadcast("update_display_data");
    client.broadcasts(changing);

    assertThat(first).extracting(Message::type).doesNotContain("execute_result");
    assertThat(data(first, "display_data").path("text/plain").asText()).isEqualTo("level 3");
    assertThat(update.parent().id()).isEqualTo(shown);
    assertThat(update.content().path("transient").path("display_id").asText())
        .isEqualTo(
            ofType(first, "display_data").content().path("transient").path("display_id").asText());
    assertThat(update.content().path("data").path("text/plain").asText()).isEqualTo("ebb");
  }

  @Test
  void execute_magicInJava_givesItsValue() {
    List<Message> all =
        client.broadcasts(
            client.execute(
                "String path = %env PATH\n"
                    + "path.equals(lineMagic(\"env\", List.of(\"PATH\"))) && !path.isEmpty()"));

    assertThat(data(all, "execute_result").path("text/plain").asText()).isEqualTo("true");
  }

  @Test
  void execute_hundredThousandLines_arriveCompleteAndInOrder() {
    List<Message> all =
        client.broadcasts(
            client.execute("for (int i = 0; i < 100_000; i++) System.out.println(\"줄 \" + i);"));

    String text =
        all.stream().map(m -> m.content().path("text").asText()).collect(Collectors.joining());
    String expected =
        java.util.stream.IntStream.range(0, 100_000)
            .mapToObj(i -> "줄 " + i + "\n")
            .collect(Collectors.joining());
    assertThat(text.equals(expected)).isTrue();
    assertThat(all).hasSizeLessThan(500);
  }

  @Test
  void execute_threadThatOutlivesItsCell_printsBelowIt() {
    String first =
        client.execute(
            "var go = new CountDownLatch(1);"
                + "new Thread(() -> { try { go.await(); } catch (InterruptedException e) {}"
                + " System.out.print(\"late\"); System.out.flush(); }).start();");
    client.broadcasts(first);
    client.execute("go.countDown();");

    Message late = client.awaitBroadcast("stream");

    assertThat(late.content().path("text").asText()).isEqualTo("late");
    assertThat(late.parent().id()).isEqualTo(first);
  }

  @Test
  void execute_displayThenUpdate_keepsTheId() {
    List<Message> shown =
        client.broadcasts(client.execute("var id = display(\"<b>1</b>\", \"text/html\");"));
    List<Message> updated =
        client.broadcasts(client.execute("updateDisplay(id, \"<b>2</b>\", \"text/html\");"));

    Message first = ofType(shown, "display_data");
    Message second = ofType(updated, "update_display_data");
    assertThat(first.content().path("data").path("text/html").asText()).isEqualTo("<b>1</b>");
    assertThat(second.content().path("data").path("text/html").asText()).isEqualTo("<b>2</b>");
    assertThat(first.content().path("transient").path("display_id").asText())
        .isNotEmpty()
        .isEqualTo(second.content().path("transient").path("display_id").asText());
  }

  @Test
  void execute_clearOutput_isBroadcast() {
    List<Message> all =
        client.broadcasts(client.execute("System.out.print(1); clearOutput(true);"));

    assertThat(all).extracting(Message::type).containsSubsequence("stream", "clear_output");
    assertThat(ofType(all, "clear_output").content().path("wait").asBoolean()).isTrue();
  }

  @Test
  void interrupt_endlessLoop_freesTheKernel() {
    String spinning = client.execute("int spins = 1; System.out.print(\"begun\"); while (true) {}");
    client.awaitBroadcast("stream");

    JsonNode ok = client.ask(client.control, "interrupt_request", Json.object());

    assertThat(ok.path("status").asText()).isEqualTo("ok");
    assertThat(client.reply(client.shell, spinning).content().path("ename").asText())
        .isEqualTo("Interrupted");
    assertThat(
            data(client.broadcasts(client.execute("spins")), "execute_result")
                .path("text/plain")
                .asText())
        .isEqualTo("1");
  }

  @Test
  void execute_exitOfEveryKind_failsAndKeepsTheVariables() {
    client.broadcasts(client.execute("int kept = 5;"));
    for (String code :
        List.of(
            "System.exit(3)",
            "Runtime.getRuntime().exit(3)",
            "Runtime.getRuntime().halt(3)",
            "java.util.stream.IntStream.of(3).forEach(System::exit);",
            "IntConsumer halt = Runtime.getRuntime()::halt; halt.accept(3);",
            "class Ends { static void main() { try { System.exit(3); } catch (Exception e) {} } }"
                + " Ends.main();")) {
      JsonNode reply = client.reply(client.shell, client.execute(code)).content();

      assertThat(reply.path("ename").asText()).as(code).isEqualTo("CellExit");
      assertThat(reply.path("evalue").asText()).contains("(3) would end the kernel");
    }

    assertThat(
            data(client.broadcasts(client.execute("kept")), "execute_result")
                .path("text/plain")
                .asText())
        .isEqualTo("5");
  }

  @Test
  void complete_member_replacesFromTheDot() {
    client.broadcasts(client.execute("String town = \"New York\";"));

    JsonNode found =
        client.ask(
            client.shell,
            "complete_request",
            Json.object().put("code", "town.toUpp").put("cursor_pos", 10));

    assertThat(found.path("matches")).extracting(JsonNode::asText).contains("toUpperCase(");
    assertThat(found.path("cursor_start").asInt()).isEqualTo(5);
    assertThat(
            found.path("metadata").path("_jupyter_types_experimental").get(0).path("type").asText())
        .isEqualTo("function");
  }

  @Test
  void inspect_methodOfACell_hasMoreInDetail() {
    client.broadcasts(
        client.execute(
            "/** Doubles. @see Math\n * @return twice */ int two(int n) { return 2 * n; }"));

    JsonNode brief = inspect("two(21)", 0);
    JsonNode all = inspect("two(21)", 1);

    assertThat(brief.path("found").asBoolean()).isTrue();
    assertThat(brief.path("data").path("text/plain").asText())
        .startsWith("int two(int n)\nDoubles.");
    assertThat(brief.path("data").path("text/html").asText()).contains("<pre>int two(int n)</pre>");
    assertThat(brief.path("data").path("text/plain").asText()).doesNotContain("Returns");
    assertThat(all.path("data").path("text/plain").asText()).contains("Returns twice");
    assertThat(inspect("unheardOf", 0).path("found").asBoolean()).isFalse();
  }

  private static JsonNode inspect(String code, int detail) {
    return client.ask(
        client.shell,
        "inspect_request",
        Json.object().put("code", code).put("cursor_pos", 2).put("detail_level", detail));
  }

  @Test
  void main_missingConnectionFile_saysSo() throws Exception {
    Process bare =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "ijava.kernel.Main",
                temp.resolve("absent.json").toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(bare.getInputStream().readAllBytes());

    assertThat(bare.waitFor()).isEqualTo(2);
    assertThat(said).contains("connection file").contains("absent.json").doesNotContain("\tat ");
  }

  private static List<String> streams(List<Message> all) {
    return all.stream()
        .filter(m -> m.type().equals("stream"))
        .map(m -> m.content().path("name").asText() + ":" + m.content().path("text").asText())
        .toList();
  }

  private static JsonNode data(List<Message> all, String type) {
    return ofType(all, type).content().path("data");
  }

  private static Message ofType(List<Message> all, String type) {
    return all.stream().filter(m -> m.type().equals(type)).findFirst().orElseThrow();
  }
}
