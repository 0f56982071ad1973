package trips.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The page on which a master tells its state. */
final class MasterPage {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final int port;

  MasterPage(int port) {
    this.port = port;
  }

  String address() {
    return "http://" + FreePort.LOOPBACK + ":" + port;
  }

  /** Returns how many workers are alive, or -1 if the master does not answer. */
  int aliveWorkers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/json/")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return json.readTree(answer.body()).path("aliveworkers").asInt(-1);
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the master was asked", e);
    }
  }
}
