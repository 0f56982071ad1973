package ijava.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.display.Comms;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.spi.Comm;
import ijava.spi.CommMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommTest {

  private Kernel kernel;
  private TestClient client;

  @BeforeEach
  void start() {
    ConnectionInfo connection = TestClient.freeConnection();
    kernel = new Kernel(connection, EchoEvaluator::new, Extensions.of(List.of()), new History());
    client = new TestClient(connection);
    client.awaitReady();
  }

  @AfterEach
  void stop() {
    client.close();
    kernel.close();
  }

  @Test
  void open_registeredTarget_exchangesMessagesInOrder() {
    Comms.register(
        "echo",
        (comm, opening) -> {
          comm.send(Map.of("opened", opening.data().get("with")));
          comm.onMessage(m -> comm.send(m.data(), m.buffers()));
        });
    open("c1", "echo", Json.object().put("with", 7));
    String id =
        client.send(
            client.shell,
            "comm_msg",
            content("c1", Json.object().put("x", "택시")),
            List.of("raw".getBytes(UTF_8)));

    Message first = client.awaitBroadcast("comm_msg");
    Message second = client.awaitBroadcast("comm_msg");

    assertThat(first.content().path("data").path("opened").asInt()).isEqualTo(7);
    assertThat(second.content().path("comm_id").asText()).isEqualTo("c1");
    assertThat(second.content().path("data").path("x").asText()).isEqualTo("택시");
    assertThat(second.buffers()).containsExactly("raw".getBytes(UTF_8));
    assertThat(second.parent().id()).isEqualTo(id);
  }

  @Test
  void info_knowsOpenCommsAtOnce() {
    Comms.register("t", (comm, opening) -> {});
    open("c1", "t", Json.object());
    assertThat(info(Json.object())).isEqualTo("{\"c1\":{\"target_name\":\"t\"}}");
    assertThat(info(Json.object().put("target_name", "other"))).isEqualTo("{}");

    client.send(client.shell, "comm_close", content("c1", Json.object()));
    assertThat(info(Json.object().put("target_name", "t"))).isEqualTo("{}");
  }

  @Test
  void message_whileACellRuns_waitsForItsEnd() {
    Comms.register("t", (comm, opening) -> comm.send(Map.of()));
    String cell = client.execute("wait");
    client.awaitBroadcast("stream");
    open("c1", "t", Json.object());
    client.ask(client.control, "interrupt_request", Json.object());

    assertThat(client.broadcasts(cell)).extracting(Message::type).doesNotContain("comm_msg");
    assertThat(client.awaitBroadcast("comm_msg").content().path("comm_id").asText())
        .isEqualTo("c1");
  }

  @Test
  void handler_thatFails_isToldAndTheCommOfItsOpeningClosed() {
    Comms.register(
        "bad",
        (comm, opening) -> {
          throw new IllegalStateException("no such widget");
        });
    String id = open("c1", "bad", Json.object());

    List<Message> all = client.broadcasts(id);

    assertThat(all)
        .extracting(Message::type)
        .containsExactly("status", "comm_close", "stream", "status");
    assertThat(all.get(2).content().path("text").asText()).contains("no such widget");
    assertThat(info(Json.object())).isEqualTo("{}");
  }

  @Test
  void message_unknownComm_isDropped() {
    String id = client.send(client.shell, "comm_msg", content("none", Json.object()));

    assertThat(client.broadcasts(id)).extracting(Message::type).containsOnly("status");
  }

  @Test
  void open_fromJava_isBroadcastAndCloses() {
    // Threads without a cell work for the latest one, which is to be one of this kernel.
    client.reply(client.shell, client.execute("hello"));
    Comm comm =
        Comms.open(
            "widget", new CommMessage(Map.of("a", 1), Map.of("version", "2.1.0"), List.of()));
    Message opened = client.awaitBroadcast("comm_open");
    comm.close();

    assertThat(opened.content().path("comm_id").asText()).isEqualTo(comm.id());
    assertThat(opened.content().path("target_name").asText()).isEqualTo("widget");
    assertThat(opened.content().path("data").path("a").asInt()).isEqualTo(1);
    assertThat(opened.metadata().path("version").asText()).isEqualTo("2.1.0");
    assertThat(client.awaitBroadcast("comm_close").content().path("comm_id").asText())
        .isEqualTo(comm.id());
    assertThat(comm.isOpen()).isFalse();
  }

  private String open(String id, String target, ObjectNode data) {
    return client.send(client.shell, "comm_open", content(id, data).put("target_name", target));
  }

  private static ObjectNode content(String id, ObjectNode data) {
    ObjectNode content = Json.object().put("comm_id", id);
    content.set("data", data);
    return content;
  }

  private String info(ObjectNode request) {
    return client.ask(client.shell, "comm_info_request", request).path("comms").toString();
  }
}
