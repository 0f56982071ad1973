package trips.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts messages as JSON. */
final class WebhookAlert implements Alert {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final Duration longest;
  private HttpClient client;

  WebhookAlert(URI address) {
    this(address, LONGEST);
  }

  /**
   * @param longest until the whole answer is here
   */
  WebhookAlert(URI address, Duration longest) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("(?i)https?")) {
      throw new IllegalArgumentException(
          "a webhook cannot be at '" + address + "'; write https://host/path");
    }
    this.address = address;
    this.longest = longest;
  }

  @Override
  public void send(AlertMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(message)))
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int code = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (code / 100 != 2) {
        throw new IllegalStateException("the webhook answered " + code);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the webhook does not answer: " + Words.error(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the webhook has not answered within " + Words.duration(longest), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the webhook was called", e);
    } finally {
      // Ends the connection of an answer that does not come to an end.
      answer.cancel(true);
    }
  }

  /** Made with the first message, since a client has a thread of its own. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = HttpClient.newHttpClient();
    }
    return client;
  }

  /** The text stands first, under the name by which chat services find it. */
  private static String json(AlertMessage message) {
    List<Map<String, Object>> failed = new ArrayList<>();
    for (AlertMessage.FailedTask task : message.failed()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("task", task.task());
      fields.put("tries", task.tries());
      fields.put("error", task.error());
      fields.put("worker", task.worker());
      failed.add(fields);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", message.text());
    fields.put("state", message.state().name());
    fields.put("pipeline", message.pipeline());
    fields.put("run", message.runId());
    fields.put("logicalTime", message.logicalTime().toOffsetDateTime().toString());
    fields.put("failed", failed);
    fields.put("worker", message.worker());
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers cannot be written as JSON", e);
    }
  }
}
