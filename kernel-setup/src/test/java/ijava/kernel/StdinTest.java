package ijava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ijava.protocol.Json;
import ijava.protocol.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input from the reader, in a JVM of its own: {@code System.in} belongs to the whole JVM. */
@Timeout(60)
class StdinTest {

  @TempDir static Path temp;

  private static KernelProcess kernel;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    kernel = new KernelProcess(temp, Map.of(), "-Dfile.encoding=UTF-8");
    client = kernel.client;
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  @Test
  void scanner_nextLine_asksWithTheUnfinishedLineAsPrompt() {
    String id =
        client.executeWithInput(
            "Supplier<String> ask = () -> { System.out.print(\"Hello\\nName: \");"
                + " return new Scanner(System.in).nextLine(); }; ask.get()");

    Message request = client.receive(client.stdin);

    assertThat(request.type()).isEqualTo("input_request");
    assertThat(request.parent().id()).isEqualTo(id);
    assertThat(request.content().path("prompt").asText()).isEqualTo("Name: ");
    assertThat(request.content().path("password").asBoolean(true)).isFalse();
    answer("기사 🚕");
    List<Message> all = client.broadcasts(id);
    assertThat(text(all, "stdout")).isEqualTo("Hello\n");
    assertThat(result(all)).isEqualTo("기사 🚕");
  }

  @Test
  void systemIn_readersOfEveryKind_getWholeLines() {
    String id =
        client.executeWithInput(
            "var b = new BufferedReader(new InputStreamReader(System.in)).readLine();"
                + " int c = System.in.read(); int i = new Scanner(System.in).nextInt();"
                + " b + \"|\" + c + \"|\" + i");
    for (String line : List.of("first", "", "42")) {
      client.receive(client.stdin);
      answer(line);
    }

    assertThat(result(client.broadcasts(id))).isEqualTo("first|10|42");
  }

  @Test
  void systemIn_leftover_isNotReadByTheNextCell() {
    String first = client.executeWithInput("System.in.read()");
    client.receive(client.stdin);
    answer("abc");
    assertThat(result(client.broadcasts(first))).isEqualTo("97");

    String second = client.executeWithInput("new Scanner(System.in).nextLine()");
    client.receive(client.stdin);
    answer("fresh");

    assertThat(result(client.broadcasts(second))).isEqualTo("fresh");
  }

  @Test
  void systemIn_endOfInput_endsTheStream() {
    String id = client.executeWithInput("System.in.read()");
    client.receive(client.stdin);
    answer("\u0004");

    assertThat(result(client.broadcasts(id))).isEqualTo("-1");
  }

  @Test
  void password_isAskedForHidden() {
    String id = client.executeWithInput("Input.password(\"Password: \").length()");

    Message request = client.receive(client.stdin);

    assertThat(request.content().path("prompt").asText()).isEqualTo("Password: ");
    assertThat(request.content().path("password").asBoolean()).isTrue();
    answer("secret");
    assertThat(result(client.broadcasts(id))).isEqualTo("6");
  }

  @Test
  void ask_clientWithoutInput_failsAndSaysWhy() {
    for (String code : List.of("new Scanner(System.in).nextLine()", "Input.line(\"?\")")) {
      JsonNode reply = client.reply(client.shell, client.execute(code)).content();

      assertThat(reply.path("ename").asText()).isEqualTo("NoInputException");
      assertThat(reply.path("evalue").asText()).contains("allow_stdin is false");
    }
  }

  @Test
  void ask_threadOfTheCell_isAnswered() {
    String id =
        client.executeWithInput(
            "var lines = new ConcurrentLinkedQueue<String>();"
                + " var t = new Thread(() -> lines.add(Input.line(\"> \")));"
                + " t.start(); t.join(); lines");
    client.receive(client.stdin);
    answer("from a thread");

    assertThat(result(client.broadcasts(id))).contains("from a thread");
  }

  @Test
  void interrupt_whileWaiting_endsTheCellAndDropsTheLateReply() {
    String waiting = client.executeWithInput("new Scanner(System.in).nextLine()");
    client.receive(client.stdin);

    client.ask(client.control, "interrupt_request", Json.object());
    JsonNode reply = client.reply(client.shell, waiting).content();

    assertThat(reply.path("ename").asText()).isEqualTo("Interrupted");
    answer("too late");
    String next = client.executeWithInput("Input.line(\"again \")");
    client.receive(client.stdin);
    answer("in time");
    assertThat(result(client.broadcasts(next))).isEqualTo("in time");
  }

  private static void answer(String line) {
    client.send(client.stdin, "input_reply", Json.object().put("value", line));
  }

  private static String text(List<Message> all, String stream) {
    return all.stream()
        .filter(m -> m.content().path("name").asText().equals(stream))
        .map(m -> m.content().path("text").asText())
        .collect(Collectors.joining());
  }

  private static String result(List<Message> all) {
    return all.stream()
        .filter(m -> m.type().equals("execute_result"))
        .map(m -> m.content().path("data").path("text/plain").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no result in " + all));
  }
}
