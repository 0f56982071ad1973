package ijava.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One message.
 *
 * @param identities routing frames of ROUTER sockets; on IOPub the topic
 * @param header the message's header
 * @param parent the header of the message that this one answers, {@link Header#NONE} without one
 * @param metadata further facts, often empty
 * @param content what the message says, by its type
 * @param buffers binary attachments, used by comms
 */
public record Message(
    List<byte[]> identities,
    Header header,
    Header parent,
    ObjectNode metadata,
    ObjectNode content,
    List<byte[]> buffers) {

  /** Returns the message's type, for example {@code execute_request}. */
  public String type() {
    return header.type();
  }

  /**
   * Returns the content as a record.
   *
   * @throws MalformedMessageException if a field has the wrong type
   */
  public <T> T content(Class<T> type) throws MalformedMessageException {
    try {
      return Json.MAPPER.treeToValue(content, type);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new MalformedMessageException(
          "content of " + type() + " does not fit: " + e.getOriginalMessage());
    }
  }
}
