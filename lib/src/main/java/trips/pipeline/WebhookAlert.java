package trips.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Posts messages as JSON. */
final class WebhookAlert implements Alert {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;

  WebhookAlert(URI address) {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("(?i)https?")) {
      throw new IllegalArgumentException(
          "a webhook cannot be at '" + address + "'; write https://host/path");
    }
    this.address = address;
  }

  @Override
  public void send(AlertMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LONGEST)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json(message)))
            .build();
    try {
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .connectTimeout(LONGEST)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException("the webhook answered " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the webhook does not answer: " + Words.error(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the webhook was called", e);
    }
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
