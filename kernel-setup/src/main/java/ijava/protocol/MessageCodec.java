package ijava.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns messages into frames and back, signed with the connection's key.
 *
 * <p>The frames are: identities, the delimiter {@code <IDS|MSG>}, the signature in hexadecimal,
 * header, parent header, metadata, content, and buffers. Safe for use by any thread.
 *
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">Jupyter
 *     messaging, section The wire protocol</a>
 */
public final class MessageCodec {

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNED_FRAMES = 4;

  private final SecretKeySpec key;
  private final String algorithm;
  private final String session = UUID.randomUUID().toString();

  /**
   * Creates a codec.
   *
   * @param key the secret; empty switches signing off
   * @param scheme for example {@code hmac-sha256}
   * @throws IllegalArgumentException if the JDK does not know the scheme
   */
  public MessageCodec(String key, String scheme) {
    algorithm = "Hmac" + scheme.replaceFirst("(?i)^hmac-", "").toUpperCase(Locale.ROOT);
    this.key =
        key.isEmpty() ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
    try {
      Mac.getInstance(algorithm);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "signature scheme " + scheme + " is unknown; use hmac-sha256", e);
    }
  }

  /** Returns the id of this kernel's session, the same in every header. */
  public String session() {
    return session;
  }

  /** Returns the answer to a message, addressed to its sender. */
  public Message reply(Message to, String type, ObjectNode content) {
    return new Message(
        to.identities(),
        Header.create(type, session),
        to.header(),
        Json.object(),
        content,
        List.of());
  }

  /** Returns a message for all clients, with its type as the topic. */
  public Message broadcast(Header parent, String type, ObjectNode content) {
    return broadcast(parent, type, content, Json.object(), List.of());
  }

  /** Returns a message for all clients with metadata and binary attachments. */
  public Message broadcast(
      Header parent, String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
    return new Message(
        List.of(type.getBytes(StandardCharsets.UTF_8)),
        Header.create(type, session),
        parent,
        metadata,
        content,
        buffers);
  }

  /** Returns the message that greets a new subscriber of a topic. */
  public Message welcome(String topic) {
    return new Message(
        topic.isEmpty() ? List.of() : List.of(topic.getBytes(StandardCharsets.UTF_8)),
        Header.create("iopub_welcome", session),
        Header.NONE,
        Json.object(),
        Json.object().put("subscription", topic),
        List.of());
  }

  /** Returns the frames of a message. */
  public List<byte[]> encode(Message message) {
    byte[][] signed = {
      bytes(message.header().json()),
      bytes(message.parent().json()),
      bytes(message.metadata()),
      bytes(message.content())
    };
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(sign(signed).getBytes(StandardCharsets.US_ASCII));
    frames.addAll(Arrays.asList(signed));
    frames.addAll(message.buffers());
    return frames;
  }

  /**
   * Returns the message of the frames.
   *
   * @throws MalformedMessageException if frames are missing, the signature is wrong or a part is
   *     not a JSON object
   */
  public Message decode(List<byte[]> frames) throws MalformedMessageException {
    int delimiter = 0;
    while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    int first = delimiter + 2;
    if (frames.size() < first + SIGNED_FRAMES) {
      throw new MalformedMessageException(
          frames.size() + " frames, " + SIGNED_FRAMES + " are needed after the delimiter");
    }
    byte[][] signed = frames.subList(first, first + SIGNED_FRAMES).toArray(new byte[0][]);
    byte[] expected = sign(signed).getBytes(StandardCharsets.US_ASCII);
    // A comparison that ends at the first difference would tell an attacker how far a guess holds.
    if (!MessageDigest.isEqual(expected, frames.get(delimiter + 1))) {
      throw new MalformedMessageException("the signature is wrong");
    }
    return new Message(
        List.copyOf(frames.subList(0, delimiter)),
        new Header(object("header", signed[0])),
        new Header(object("parent_header", signed[1])),
        object("metadata", signed[2]),
        object("content", signed[3]),
        List.copyOf(frames.subList(first + SIGNED_FRAMES, frames.size())));
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return Json.MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes is always writable", e);
    }
  }

  private static ObjectNode object(String part, byte[] json) throws MalformedMessageException {
    try {
      JsonNode node = Json.MAPPER.readTree(json);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException | StackOverflowError e) {
      // Told below; the parser's own message would repeat what was sent.
    }
    throw new MalformedMessageException(part + " is not a JSON object");
  }

  private String sign(byte[][] parts) {
    if (key == null) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " was there when the kernel started", e);
    }
  }
}
