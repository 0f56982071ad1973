package trips.download;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a download depends on beside its month; tests put in others.
 *
 * @param patience how long the host may be silent, before and in the middle of its reply
 */
record Environment(
    HttpClient client,
    Host host,
    Clock clock,
    RandomGenerator random,
    Pause pause,
    Duration patience,
    Space space,
    KnownRows rows) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Asks a folder's disk how many bytes may still be written. */
  interface Space {

    /** Returns the bytes that are free. */
    long free(Path folder) throws IOException;
  }

  /**
   * Returns the host that the reader has chosen, the network, and this machine's clock and disk.
   */
  static Environment real() {
    return new Environment(
        newClient(System.getenv()),
        Host.find(),
        Clock.systemUTC(),
        RandomGenerator.getDefault(),
        Pause.real(),
        PATIENCE,
        folder -> Files.getFileStore(folder).getUsableSpace(),
        KnownRows.published());
  }

  /** Returns a client that uses the proxy of the JVM's settings or of the environment, if any. */
  static HttpClient newClient(Map<String, String> variables) {
    return HttpClient.newBuilder()
        // One file over one connection: HTTP/2 has nothing to add but flow control of its own.
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(PATIENCE)
        .proxy(new EnvironmentProxy(variables))
        .build();
  }
}
