package ijava.kernel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.display.Comms;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.spi.Comm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One schema for each type of message, checked against a live kernel.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in
 *     Jupyter</a>
 */
@Timeout(60)
class ProtocolTest {

  /** The header of every message: field and JSON type. */
  private static final Map<String, String> HEADER =
      fields("msg_id s, session s, username s, date s, msg_type s, version s");

  /** What an error says, in replies and broadcasts. */
  private static final String ERROR = "ename s, evalue s, traceback a";

  /**
   * The required fields of each type's content; s string, n number, b boolean, o object, a array.
   */
  private static final Map<String, Map<String, String>> SCHEMAS =
      Map.ofEntries(
          entry(
              "kernel_info_reply",
              fields(
                  "status s, protocol_version s, implementation s, implementation_version s,"
                      + " language_info o, banner s, debugger b, supported_features a,"
                      + " help_links a")),
          entry("connect_reply", fields("shell_port n, iopub_port n, stdin_port n, hb_port n")),
          entry("execute_reply", fields("status s, execution_count n, user_expressions o")),
          entry("inspect_reply", fields("status s, found b, data o, metadata o")),
          entry(
              "complete_reply",
              fields("status s, matches a, cursor_start n, cursor_end n, metadata o")),
          entry("is_complete_reply", fields("status s")),
          entry("history_reply", fields("status s, history a")),
          entry("comm_info_reply", fields("status s, comms o")),
          entry("shutdown_reply", fields("status s, restart b")),
          entry("interrupt_reply", fields("status s")),
          entry(
              "debug_reply",
              fields("status s, type s, request_seq n, success b, command s, message s, " + ERROR)),
          entry("unheard_of_reply", fields("status s, " + ERROR)),
          entry("status", fields("execution_state s")),
          entry("execute_input", fields("code s, execution_count n")),
          entry("execute_result", fields("execution_count n, data o, metadata o")),
          entry("display_data", fields("data o, metadata o, transient o")),
          entry("update_display_data", fields("data o, metadata o, transient o")),
          entry("clear_output", fields("wait b")),
          entry("stream", fields("name s, text s")),
          entry("error", fields(ERROR)),
          entry("input_request", fields("prompt s, password b")),
          entry("comm_open", fields("comm_id s, target_name s, data o")),
          entry("comm_msg", fields("comm_id s, data o")),
          entry("comm_close", fields("comm_id s, data o")),
          entry("iopub_welcome", fields("subscription s")));

  private static Kernel kernel;
  private static TestClient client;
  private static ConnectionInfo connection;

  @BeforeAll
  static void start() {
    connection = TestClient.freeConnection();
    kernel = new Kernel(connection, EchoEvaluator::new, Extensions.of(List.of()), new History());
    client = new TestClient(connection);
    client.awaitReady();
    client.reply(client.shell, client.execute("hello"));
  }

  @AfterAll
  static void stop() {
    Message reply =
        client.reply(
            client.control,
            client.send(client.control, "shutdown_request", Json.object().put("restart", true)));
    check(reply, "shutdown_reply");
    assertThat(reply.content().path("restart").asBoolean()).isTrue();
    check(client.awaitBroadcast("shutdown_reply"), "shutdown_reply");
    client.close();
    kernel.close();
  }

  static Stream<Arguments> requestsOnShell() {
    ObjectNode code = Json.object().put("code", "x").put("cursor_pos", 1);
    return Stream.of(
        Arguments.of("kernel_info", Json.object()),
        Arguments.of("connect", Json.object()),
        Arguments.of("execute", TestClient.executeContent("x")),
        Arguments.of("inspect", code.deepCopy().put("detail_level", 0)),
        Arguments.of("complete", code),
        Arguments.of("is_complete", code),
        Arguments.of("history", Json.object().put("hist_access_type", "tail").put("n", 1)),
        Arguments.of("comm_info", Json.object()),
        Arguments.of("unheard_of", Json.object()));
  }

  @ParameterizedTest
  @MethodSource("requestsOnShell")
  void reply_onShell_fitsItsSchema(String type, ObjectNode content) {
    String id = client.send(client.shell, type + "_request", content);

    check(client.reply(client.shell, id), type + "_reply");
    List<Message> all = client.broadcasts(id);
    assertThat(states(all)).containsExactly("busy", "idle");
  }

  static Stream<Arguments> requestsOnControl() {
    return Stream.of(
        Arguments.of("kernel_info", Json.object()),
        Arguments.of("interrupt", Json.object()),
        Arguments.of(
            "debug",
            Json.object().put("type", "request").put("seq", 4).put("command", "debugInfo")),
        Arguments.of("unheard_of", Json.object()));
  }

  @ParameterizedTest
  @MethodSource("requestsOnControl")
  void reply_onControl_fitsItsSchema(String type, ObjectNode content) {
    String id = client.send(client.control, type + "_request", content);

    check(client.reply(client.control, id), type + "_reply");
    assertThat(states(client.broadcasts(id))).containsExactly("busy", "idle");
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("x", "execute_input"),
        Arguments.of("x", "execute_result"),
        Arguments.of("print x", "stream"),
        Arguments.of("fail x", "error"),
        Arguments.of("x", "status"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void broadcast_ofACell_fitsItsSchema(String code, String type) {
    String id = client.execute(code);

    Message found =
        client.broadcasts(id).stream().filter(m -> m.type().equals(type)).findFirst().get();
    check(found, type);
    check(client.reply(client.shell, id), "execute_reply");
    // Clients subscribe by topic; the type is the convention.
    assertThat(new String(found.identities().get(0))).isEqualTo(type);
  }

  @Test
  void execute_failure_replyHasTheError() {
    Message reply = client.reply(client.shell, client.execute("fail x"));

    checkFields(reply.content(), fields("status s, execution_count n, " + ERROR));
    assertThat(reply.content().path("status").asText()).isEqualTo("error");
  }

  @Test
  void display_ofEveryKind_fitsItsSchema() {
    List<Message> all = client.broadcasts(client.execute("show x"));

    assertThat(all)
        .extracting(Message::type)
        .containsSubsequence("display_data", "update_display_data", "clear_output");
    all.forEach(message -> check(message, message.type()));
  }

  @Test
  void comm_ofEveryKind_fitsItsSchema() {
    Comm comm = Comms.open("widget", Map.of());
    comm.send(Map.of());
    comm.close();

    for (String type : List.of("comm_open", "comm_msg", "comm_close")) {
      check(client.awaitBroadcast(type), type);
    }
  }

  @Test
  void inputRequest_fitsItsSchema() {
    String id = client.executeWithInput("ask Name?");

    Message request = client.receive(client.stdin);

    check(request, "input_request");
    client.send(client.stdin, "input_reply", Json.object().put("value", "me"));
    assertThat(client.broadcasts(id)).extracting(Message::type).contains("execute_result");
  }

  @Test
  void subscribe_everyClient_isWelcomed() {
    for (int i = 0; i < 2; i++) {
      try (TestClient other = new TestClient(connection)) {
        Message first = other.receive(other.iopub);
        check(first, "iopub_welcome");
        assertThat(first.parent().json()).isEmpty();
      }
    }
  }

  @Test
  void execute_storeHistoryFalse_runsAndDoesNotCount() {
    int before =
        client.reply(client.shell, client.execute("x")).content().path("execution_count").asInt();
    String id =
        client.send(
            client.shell,
            "execute_request",
            TestClient.executeContent("unstored").put("store_history", false));

    assertThat(client.broadcasts(id))
        .extracting(Message::type)
        .containsExactly("status", "execute_input", "execute_result", "status");
    assertThat(client.reply(client.shell, id).content().path("execution_count").asInt())
        .isEqualTo(before);
    assertThat(
            client
                .ask(
                    client.shell,
                    "history_request",
                    Json.object().put("hist_access_type", "search").put("pattern", "unstored"))
                .path("history"))
        .isEmpty();
  }

  @Test
  void execute_silentWithExpressions_answersThemAndSaysNothing() {
    ObjectNode content = TestClient.executeContent("fail x").put("silent", true);
    content.put("code", "x").putObject("user_expressions").put("e", "value");
    String id = client.send(client.shell, "execute_request", content);

    assertThat(client.broadcasts(id)).extracting(Message::type).containsOnly("status");
    assertThat(
            client
                .reply(client.shell, id)
                .content()
                .at("/user_expressions/e/data/text~1plain")
                .asText())
        .isEqualTo("value");
  }

  @Test
  void execute_twoClients_eachGetsItsReplyAndBothSeeAll() {
    try (TestClient other = new TestClient(connection)) {
      other.awaitReady();
      String mine = client.execute("mine");
      String others = other.execute("others");

      assertThat(client.reply(client.shell, mine).content().path("status").asText())
          .isEqualTo("ok");
      assertThat(other.reply(other.shell, others).content().path("status").asText())
          .isEqualTo("ok");
      assertThat(client.broadcasts(others)).hasSize(4);
      assertThat(other.broadcasts(others)).hasSize(4);
    }
  }

  private static List<String> states(List<Message> all) {
    return all.stream()
        .filter(m -> m.type().equals("status"))
        .map(m -> m.content().path("execution_state").asText())
        .toList();
  }

  private static void check(Message message, String type) {
    assertThat(message.type()).isEqualTo(type);
    checkFields(message.header().json(), HEADER);
    assertThat(message.header().json().path("version").asText()).isEqualTo("5.5");
    checkFields(message.content(), SCHEMAS.get(type));
  }

  private static void checkFields(JsonNode json, Map<String, String> fields) {
    fields.forEach(
        (name, letter) ->
            assertThat(json.path(name).getNodeType()).as(name).isEqualTo(typeOf(letter)));
  }

  private static JsonNodeType typeOf(String letter) {
    return switch (letter) {
      case "s" -> JsonNodeType.STRING;
      case "n" -> JsonNodeType.NUMBER;
      case "b" -> JsonNodeType.BOOLEAN;
      case "o" -> JsonNodeType.OBJECT;
      default -> JsonNodeType.ARRAY;
    };
  }

  /** Reads "name type, name type". */
  private static Map<String, String> fields(String schema) {
    return Stream.of(schema.split(",\\s*"))
        .map(field -> field.split(" "))
        .collect(java.util.stream.Collectors.toMap(f -> f[0], f -> f[1]));
  }
}
