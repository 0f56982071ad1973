package ijava.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a client expects the kernel, as written in a connection file.
 *
 * @param transport the ZeroMQ transport, {@code tcp} or {@code ipc}
 * @param ip the address to bind
 * @param shellPort port of the shell socket, as the others
 * @param key the secret for message signatures; empty switches signing off
 * @param signatureScheme {@code hmac-sha256} or another {@code hmac-*} that the JDK knows
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">Jupyter,
 *     section Connection files</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConnectionInfo(
    @JsonProperty("transport") String transport,
    @JsonProperty("ip") String ip,
    @JsonProperty("shell_port") int shellPort,
    @JsonProperty("control_port") int controlPort,
    @JsonProperty("iopub_port") int iopubPort,
    @JsonProperty("stdin_port") int stdinPort,
    @JsonProperty("hb_port") int heartbeatPort,
    @JsonProperty("key") String key,
    @JsonProperty("signature_scheme") String signatureScheme) {

  /**
   * Reads a connection file.
   *
   * @throws IOException if the file cannot be read or is not a connection file; the message names
   *     it, and never its content, which holds the key
   */
  public static ConnectionInfo read(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);
    try {
      return Json.MAPPER.readValue(json, ConnectionInfo.class);
    } catch (IOException e) {
      throw new IOException(
          file + " is not a Jupyter connection file (JSON with shell_port, iopub_port, key …)");
    }
  }

  /** Returns the ZeroMQ endpoint of a port, for example {@code tcp://127.0.0.1:5001}. */
  public String endpoint(int port) {
    // Jupyter separates the number of an ipc file by a dash.
    return transport + "://" + ip + ("ipc".equals(transport) ? "-" : ":") + port;
  }

  /** Returns a description without the key. */
  @Override
  public String toString() {
    return "ConnectionInfo[" + endpoint(shellPort) + ", " + signatureScheme + "]";
  }
}
