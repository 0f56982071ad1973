package ijava.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The header of a message.
 *
 * <p>It wraps the JSON as it came, so that a reply's parent header repeats fields that this kernel
 * does not know.
 *
 * @param json the header as an object; empty where a message has no parent
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#message-header">Jupyter
 *     messaging, section Message header</a>
 */
public record Header(ObjectNode json) {

  /** The version of the protocol that this kernel speaks. */
  public static final String PROTOCOL_VERSION = "5.5";

  /** The parent of messages that answer to nothing. */
  public static final Header NONE = new Header(Json.object());

  /** Returns the header of a new message of the kernel. */
  static Header create(String type, String session) {
    ObjectNode json = Json.object();
    json.put("msg_id", UUID.randomUUID().toString());
    json.put("session", session);
    json.put("username", "kernel");
    json.put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    json.put("msg_type", type);
    json.put("version", PROTOCOL_VERSION);
    return new Header(json);
  }

  /** Returns the message's id, or an empty string. */
  public String id() {
    return json.path("msg_id").asText("");
  }

  /** Returns the message's type, for example {@code execute_request}, or an empty string. */
  public String type() {
    return json.path("msg_type").asText("");
  }

  /** Returns the id of the sender's session, or an empty string. */
  public String session() {
    return json.path("session").asText("");
  }
}
