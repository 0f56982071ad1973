package ijava.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.spi.Cell;
import ijava.spi.KernelExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.ZMQ;

/** The kernel over real sockets, with a language of its own: Java is not needed here. */
@Timeout(60)
class KernelTest {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final EchoEvaluator echo = new EchoEvaluator();
  private Kernel kernel;
  private TestClient client;

  @BeforeEach
  void start() {
    ConnectionInfo connection = TestClient.freeConnection();
    KernelExtension listener =
        new KernelExtension() {
          @Override
          public void cellStarted(Cell cell) {
            told.add("started " + cell.source());
            if (cell.source().contains("extension")) {
              throw new IllegalStateException("an extension's own fault");
            }
          }

          @Override
          public void cellFinished(Cell cell) {
            told.add("finished " + cell.source());
          }
        };
    kernel = new Kernel(connection, () -> echo, Extensions.of(List.of(listener)), new History());
    client = new TestClient(connection);
    client.awaitReady();
  }

  @AfterEach
  void stop() {
    client.close();
    kernel.close();
    assertThat(echo.closed).isTrue();
  }

  @Test
  void kernelInfo_onShellAndControl_saysWhatTheProtocolWants() {
    for (ZMQ.Socket socket : List.of(client.shell, client.control)) {
      JsonNode info = client.ask(socket, "kernel_info_request", Json.object());

      assertThat(info.path("status").asText()).isEqualTo("ok");
      assertThat(info.path("protocol_version").asText()).isEqualTo("5.5");
      assertThat(info.path("implementation").asText()).isEqualTo("ijava-kernel");
      assertThat(info.path("language_info").path("name").asText()).isEqualTo("java");
      assertThat(info.path("language_info").path("file_extension").asText()).isEqualTo(".java");
      assertThat(info.path("help_links").size()).isPositive();
      assertThat(info.path("banner").asText()).isNotEmpty();
    }
  }

  @Test
  void execute_value_broadcastsInTheOrderOfTheProtocol() {
    String id = client.execute("hello");

    List<Message> all = client.broadcasts(id);

    assertThat(all)
        .extracting(Message::type)
        .containsExactly("status", "execute_input", "execute_result", "status");
    assertThat(all.get(1).content().path("code").asText()).isEqualTo("hello");
    assertThat(all.get(2).content().path("data").path("text/plain").asText()).isEqualTo("hello");
    assertThat(all.get(2).content().path("execution_count").asInt()).isEqualTo(1);
    assertThat(all.get(2).parent().json().path("subshell_id").asText()).isEqualTo("kept");
    Message reply = client.reply(client.shell, id);
    assertThat(reply.type()).isEqualTo("execute_reply");
    assertThat(reply.content().path("status").asText()).isEqualTo("ok");
    assertThat(reply.content().path("user_expressions").isObject()).isTrue();
    assertThat(told).containsExactly("started hello", "finished hello");
  }

  @Test
  void execute_output_comesBeforeIdle() {
    List<Message> all = client.broadcasts(client.execute("print 한글 🚕"));

    assertThat(all)
        .extracting(Message::type)
        .containsExactly("status", "execute_input", "stream", "status");
    assertThat(all.get(2).content().path("name").asText()).isEqualTo("stdout");
    assertThat(all.get(2).content().path("text").asText()).isEqualTo("한글 🚕");
  }

  @Test
  void execute_failure_abortsTheCellsThatWait() {
    String waiting = client.execute("wait");
    String behind = client.execute("never");
    String alsoBehind = client.execute("never");
    client.awaitBroadcast("stream");

    client.ask(client.control, "interrupt_request", Json.object());

    assertThat(client.reply(client.shell, waiting).content().path("ename").asText())
        .isEqualTo("Interrupted");
    for (String id : List.of(behind, alsoBehind)) {
      assertThat(client.reply(client.shell, id).content().path("status").asText())
          .isEqualTo("aborted");
      assertThat(client.broadcasts(id)).extracting(Message::type).containsOnly("status");
    }
    assertThat(told).doesNotContain("started never");
  }

  @Test
  void execute_stopOnErrorFalse_runsTheCellsThatWait() {
    String waiting =
        client.send(
            client.shell,
            "execute_request",
            TestClient.executeContent("wait").put("stop_on_error", false));
    String behind = client.execute("runs");
    client.awaitBroadcast("stream");

    client.ask(client.control, "interrupt_request", Json.object());

    assertThat(client.reply(client.shell, waiting).content().path("status").asText())
        .isEqualTo("error");
    assertThat(client.reply(client.shell, behind).content().path("status").asText())
        .isEqualTo("ok");
  }

  @Test
  void execute_printsWithItsInterruptFlagSet_channelsStayOpen() {
    for (int i = 0; i < 20; i++) {
      assertThat(client.broadcasts(client.execute("flag")))
          .extracting(Message::type)
          .containsExactly("status", "execute_input", "stream", "status");
    }
  }

  @Test
  void execute_failure_isBroadcastAndReplied() {
    String id = client.execute("fail it broke");

    Message error =
        client.broadcasts(id).stream().filter(m -> m.type().equals("error")).findFirst().get();
    JsonNode reply = client.reply(client.shell, id).content();

    for (JsonNode content : List.<JsonNode>of(error.content(), reply)) {
      assertThat(content.path("ename").asText()).isEqualTo("Failed");
      assertThat(content.path("evalue").asText()).isEqualTo("it broke");
      assertThat(content.path("traceback").size()).isEqualTo(2);
    }
  }

  @Test
  void execute_silent_saysNothingAndDoesNotCount() {
    String id =
        client.send(
            client.shell,
            "execute_request",
            TestClient.executeContent("quiet").put("silent", true));

    assertThat(client.broadcasts(id)).extracting(Message::type).containsOnly("status");
    JsonNode next = client.reply(client.shell, client.execute("loud")).content();
    assertThat(next.path("execution_count").asInt()).isEqualTo(1);
  }

  @Test
  void execute_userExpressions_areEvaluated() {
    var content = TestClient.executeContent("first");
    content.putObject("user_expressions").put("good", "value").put("bad", "fail no");

    JsonNode results =
        client
            .reply(client.shell, client.send(client.shell, "execute_request", content))
            .content()
            .path("user_expressions");

    assertThat(results.path("good").path("data").path("text/plain").asText()).isEqualTo("value");
    assertThat(results.path("bad").path("evalue").asText()).isEqualTo("no");
  }

  @Test
  void execute_evaluatorOrExtensionThatThrows_kernelGoesOn() {
    JsonNode crashed = client.reply(client.shell, client.execute("crash badly")).content();
    JsonNode next = client.reply(client.shell, client.execute("extension fails")).content();

    assertThat(crashed.path("ename").asText()).isEqualTo("KernelError");
    assertThat(crashed.path("evalue").asText()).contains("badly");
    assertThat(next.path("status").asText()).isEqualTo("ok");
  }

  @Test
  void complete_whileACellRuns_answersAndLeavesTheKernelBusy() {
    String waiting = client.execute("wait");
    client.awaitBroadcast("stream");

    JsonNode found =
        client.ask(
            client.shell,
            "complete_request",
            Json.object().put("code", "🚕🚕t").put("cursor_pos", 3));

    assertThat(found.path("matches").get(0).asText()).isEqualTo("taxi");
    assertThat(found.path("cursor_start").asInt()).isEqualTo(2);
    assertThat(found.path("cursor_end").asInt()).isEqualTo(3);
    Message last;
    do {
      last = client.awaitBroadcast("status");
    } while (!last.parent().id().equals(waiting));
    assertThat(last.content().path("execution_state").asText()).isEqualTo("busy");
    client.ask(client.control, "interrupt_request", Json.object());
    client.reply(client.shell, waiting);
  }

  @Test
  void isComplete_openBlock_givesTheIndent() {
    JsonNode open =
        client.ask(client.shell, "is_complete_request", Json.object().put("code", "a {"));
    JsonNode whole =
        client.ask(client.shell, "is_complete_request", Json.object().put("code", "a"));

    assertThat(open.path("status").asText()).isEqualTo("incomplete");
    assertThat(open.path("indent").asText()).isEqualTo("  ");
    assertThat(whole.path("status").asText()).isEqualTo("complete");
    assertThat(whole.has("indent")).isFalse();
  }

  @Test
  void inspect_atCursor_passesCharsAndDetail() {
    JsonNode found =
        client.ask(
            client.shell,
            "inspect_request",
            Json.object().put("code", "🚕x").put("cursor_pos", 2).put("detail_level", 1));

    assertThat(found.path("found").asBoolean()).isTrue();
    assertThat(found.path("data").path("text/plain").asText())
        .isEqualTo("about 🚕x at 3 in detail");
  }

  @Test
  void history_ofThreeCells_isFoundInEveryWay() {
    for (String code : List.of("print a", "print b", "print a")) {
      client.reply(client.shell, client.execute(code));
    }

    assertThat(history(Json.object().put("hist_access_type", "tail").put("n", 2)))
        .isEqualTo("[[1,2,\"print b\"],[1,3,\"print a\"]]");
    assertThat(
            history(Json.object().put("hist_access_type", "range").put("start", 1).put("stop", 3)))
        .isEqualTo("[[0,1,\"print a\"],[0,2,\"print b\"]]");
    assertThat(
            history(
                Json.object()
                    .put("hist_access_type", "search")
                    .put("pattern", "*t a")
                    .put("unique", true)))
        .isEqualTo("[[1,3,\"print a\"]]");
  }

  private String history(ObjectNode request) {
    return client.ask(client.shell, "history_request", request).path("history").toString();
  }

  @Test
  void heartbeat_bytes_comeBack() {
    for (int i = 0; i < 3; i++) {
      client.heartbeat.send("ping " + i);
      assertThat(client.heartbeat.recvStr()).isEqualTo("ping " + i);
    }
  }

  @Test
  void receive_garbage_kernelGoesOn() {
    client.send(client.shell, List.of("no".getBytes(UTF_8)));
    client.send(
        client.shell,
        List.of(
            "<IDS|MSG>".getBytes(UTF_8),
            "00".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "{}".getBytes(UTF_8)));
    client.send(client.shell, "unheard_of_request", Json.object());

    assertThat(
            client.reply(client.shell, client.execute("alive")).content().path("status").asText())
        .isEqualTo("ok");
  }

  @Test
  void commOpen_unknownTarget_isClosed() {
    client.send(
        client.shell, "comm_open", Json.object().put("comm_id", "c1").put("target_name", "none"));

    assertThat(client.awaitBroadcast("comm_close").content().path("comm_id").asText())
        .isEqualTo("c1");
  }

  @Test
  void shutdown_onControl_isAnsweredAndEndsTheWait() throws Exception {
    JsonNode reply =
        client.ask(client.control, "shutdown_request", Json.object().put("restart", true));

    assertThat(reply.path("restart").asBoolean()).isTrue();
    kernel.awaitShutdown();
  }
}
