package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alerts against real servers on this machine. */
class AlertTest {

  private static final AlertMessage MESSAGE =
      new AlertMessage(State.FAILED, "p", "r", ZonedDateTime.now(), List.of(), "w");

  private final PipelineStore store = TestStores.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private Pipeline failing(Alert alert) {
    return Pipeline.named("daily")
        .task(
            "count",
            ctx -> {
              throw new IllegalStateException("no rows “at all”");
            })
        .retry(1, Duration.ofMillis(1))
        .task("report", ctx -> {})
        .after("count")
        .onFailure(alert)
        .store(store)
        .build();
  }

  @Test
  void webhook_runFails_postsJsonOnce() throws Exception {
    List<JsonNode> posted = new CopyOnWriteArrayList<>();
    try (Server server = Server.answering(204, posted)) {
      PipelineRun run = failing(Alert.webhook(server.address())).run();

      assertThat(posted).hasSize(1);
      JsonNode json = posted.get(0);
      assertThat(json.get("pipeline").asText()).isEqualTo("daily");
      assertThat(json.get("run").asText()).isEqualTo(run.id());
      assertThat(json.get("failed")).hasSize(1);
      assertThat(json.get("failed").get(0).get("task").asText()).isEqualTo("count");
      assertThat(json.get("failed").get(0).get("tries").asInt()).isEqualTo(2);
      assertThat(json.get("failed").get(0).get("error").asText()).isEqualTo("no rows “at all”");
      assertThat(json.get("worker").asText()).isEqualTo(Worker.ownName());
      assertThat(json.get("text").asText()).contains("- count after 2 tries");
    }
  }

  @Test
  void webhook_refuses_runStaysAsItIsAndTheNextAlertIsSent() throws Exception {
    List<JsonNode> posted = new CopyOnWriteArrayList<>();
    List<AlertMessage> second = new CopyOnWriteArrayList<>();
    try (Server server = Server.answering(500, posted)) {
      PipelineRun run = failing(Alert.webhook(server.address()).and(second::add)).run();

      assertThat(run.state()).isEqualTo(State.FAILED);
      assertThat(posted).hasSize(1);
      assertThat(second).hasSize(1);
    }
  }

  @Test
  void webhook_runSucceeds_postsNothing() throws Exception {
    List<JsonNode> posted = new CopyOnWriteArrayList<>();
    try (Server server = Server.answering(200, posted)) {
      Pipeline.named("good")
          .task("a", ctx -> {})
          .onFailure(Alert.webhook(server.address()))
          .store(store)
          .build()
          .run();
    }
    assertThat(posted).isEmpty();
  }

  @Test
  @Timeout(60)
  void webhook_answerDoesNotEnd_isGivenUp() throws Exception {
    HttpHandler endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
        };
    try (Server server = Server.of(endless)) {
      Alert alert = new WebhookAlert(server.address(), Duration.ofMillis(500));

      assertThatThrownBy(() -> alert.send(MESSAGE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the webhook has not answered within 500 ms");
    }
  }

  @Test
  void onFailure_alertThrowsAnError_isSentOnce() {
    List<AlertMessage> sent = new CopyOnWriteArrayList<>();
    Alert alert =
        message -> {
          sent.add(message);
          if (sent.size() == 1) {
            throw new NoClassDefFoundError("a class of the alert's");
          }
        };

    PipelineRun run = failing(alert).run();

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(sent).hasSize(1);
  }

  @Test
  void onRetry_twoTriesFail_tellsOfThoseThatAreTriedAgain() {
    List<AlertMessage> told = new CopyOnWriteArrayList<>();
    Pipeline.named("daily")
        .task(
            "count",
            ctx -> {
              if (ctx.attempt() < 3) {
                throw new IllegalStateException("not yet: " + ctx.attempt());
              }
            })
        .retry(2, Duration.ofMillis(1))
        .onRetry(told::add)
        .onFailure(message -> told.add(null))
        .store(store)
        .build()
        .run();

    assertThat(told).extracting(AlertMessage::state).containsOnly(State.RETRYING);
    assertThat(told)
        .extracting(message -> message.failed().get(0).error())
        .containsExactly("not yet: 1", "not yet: 2");
    assertThat(told.get(0).text()).startsWith("Pipeline daily tries again: run ");
  }

  @Test
  void webhook_noAddressOfTheWeb_isRefused() {
    assertThatThrownBy(() -> Alert.webhook(URI.create("file:/tmp/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write https://host/path");
  }

  @Test
  void email_runFails_arrives() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      int port = mail.getSmtp().getPort();
      failing(Alert.email(EmailServer.plain("127.0.0.1", port, "jobs@here.test", "me@here.test")))
          .run();

      assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
      MimeMessage received = mail.getReceivedMessages()[0];
      assertThat(received.getSubject()).isEqualTo("Pipeline daily failed");
      assertThat(received.getAllRecipients()[0]).hasToString("me@here.test");
      assertThat(received.getContent().toString())
          .contains("- count after 2 tries")
          .contains("no rows “at all”");
    } finally {
      mail.stop();
    }
  }

  @Test
  void emailServer_startTlsThatServerLacks_sendsNothing() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      EmailServer server =
          EmailServer.plain("127.0.0.1", mail.getSmtp().getPort(), "a@b.test", "c@d.test")
              .signedIn("a", "secret");
      assertThatThrownBy(() -> Alert.email(server).send(MESSAGE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("could not be sent by 127.0.0.1");
      assertThat(server.toString()).doesNotContain("secret");
      assertThat(mail.getReceivedMessages()).isEmpty();
    } finally {
      mail.stop();
    }
  }

  @Test
  void emailServer_passwordInTheClear_isRefused() {
    assertThatThrownBy(
            () -> new EmailServer("far.test", 25, "a@b.test", List.of("c@d.test"), "a", "b", false))
        .hasMessageContaining("unencrypted");
  }

  /** Keeps what is posted. */
  private record Server(HttpServer server) implements AutoCloseable {

    static Server answering(int code, List<JsonNode> posted) throws Exception {
      return of(
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posted.add(new ObjectMapper().readTree(new String(body, StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
          });
    }

    static Server of(HttpHandler handler) throws Exception {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      server.createContext("/hook", handler);
      server.start();
      return new Server(server);
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
