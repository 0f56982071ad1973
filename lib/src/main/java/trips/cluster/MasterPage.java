package trips.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

  /** Returns all workers that the master has not forgotten, or null if it does not answer. */
  List<WorkerState> workers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/json/")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      List<WorkerState> workers = new ArrayList<>();
      json.readTree(answer.body()).path("workers").forEach(each -> workers.add(worker(each)));
      return workers;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the master was asked", e);
    }
  }

  private static WorkerState worker(JsonNode told) {
    return new WorkerState(
        told.path("host").asText() + ":" + told.path("port").asInt(),
        told.path("state").asText(),
        told.path("cores").asInt(),
        told.path("coresused").asInt(),
        told.path("memory").asInt(),
        told.path("memoryused").asInt());
  }
}
