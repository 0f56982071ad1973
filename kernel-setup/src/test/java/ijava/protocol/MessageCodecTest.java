package ijava.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

  private final MessageCodec codec = new MessageCodec("secret", "hmac-sha256");

  @Test
  void decode_encodedMessage_returnsTheSameMessage() throws Exception {
    Message sent = message(List.of(new byte[] {1, 2}, new byte[] {3}));

    Message received = codec.decode(codec.encode(sent));

    assertThat(received.header()).isEqualTo(sent.header());
    assertThat(received.parent()).isEqualTo(sent.parent());
    assertThat(received.content()).isEqualTo(sent.content());
    assertThat(received.identities()).containsExactly(new byte[] {1, 2}, new byte[] {3});
    assertThat(received.buffers()).containsExactly("raw".getBytes(UTF_8));
  }

  @Test
  void encode_knownFrames_signsAsTheProtocolSays() {
    // echo -n '{"a":1}{}{}{"b":"한"}' | openssl dgst -sha256 -hmac secret
    Message message =
        new Message(
            List.of(),
            new Header(Json.object().put("a", 1)),
            Header.NONE,
            Json.object(),
            Json.object().put("b", "한"),
            List.of());

    List<byte[]> frames = codec.encode(message);

    assertThat(new String(frames.get(0), UTF_8)).isEqualTo("<IDS|MSG>");
    assertThat(new String(frames.get(1), UTF_8))
        .isEqualTo("fd92b7b89926cdf4f2cbe05efef751fb923da7d0db84b0f3db853c3bf46385f3");
    assertThat(new String(frames.get(5), UTF_8)).isEqualTo("{\"b\":\"한\"}");
  }

  @Test
  void decode_changedContent_isRefused() {
    List<byte[]> frames = new ArrayList<>(codec.encode(message(List.of())));
    frames.set(5, "{\"code\":\"evil\"}".getBytes(UTF_8));

    assertThatThrownBy(() -> codec.decode(frames))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("the signature is wrong");
  }

  @Test
  void decode_otherKey_isRefused() {
    MessageCodec other = new MessageCodec("other", "hmac-sha256");

    assertThatThrownBy(() -> codec.decode(other.encode(message(List.of()))))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void decode_emptyKey_takesUnsignedMessages() throws Exception {
    MessageCodec open = new MessageCodec("", "hmac-sha256");

    assertThat(open.decode(open.encode(message(List.of()))).type()).isEqualTo("test_request");
  }

  @Test
  void decode_missingFrames_isRefused() {
    List<byte[]> frames = codec.encode(message(List.of()));

    for (int kept = 0; kept < 6; kept++) {
      List<byte[]> cut = frames.subList(0, kept);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(MalformedMessageException.class);
    }
  }

  @Test
  void decode_contentThatIsNoObject_isRefused() {
    MessageCodec open = new MessageCodec("", "hmac-sha256");
    for (String json : List.of("[]", "1", "{", "", "[".repeat(100_000))) {
      List<byte[]> frames = new ArrayList<>(open.encode(message(List.of())));
      frames.set(5, json.getBytes(UTF_8));

      assertThatThrownBy(() -> open.decode(frames))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessage("content is not a JSON object");
    }
  }

  @Test
  void create_unknownScheme_namesIt() {
    assertThatThrownBy(() -> new MessageCodec("k", "hmac-nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hmac-nonsense")
        .hasMessageContaining("hmac-sha256");
  }

  @Test
  void content_wrongType_isRefused() {
    Message message = message(List.of());
    message.content().set("code", Json.object());

    assertThatThrownBy(() -> message.content(Requests.Execute.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("test_request");
  }

  private Message message(List<byte[]> identities) {
    return new Message(
        identities,
        Header.create("test_request", codec.session()),
        Header.NONE,
        Json.object(),
        Json.object().put("code", "1 + 1 // 🚕"),
        List.of("raw".getBytes(UTF_8)));
  }
}
