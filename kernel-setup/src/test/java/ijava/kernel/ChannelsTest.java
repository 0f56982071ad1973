package ijava.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.channels.Channels;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChannelsTest {

  @Test
  void start_requestThatCameBefore_isHandledThen() throws Exception {
    ConnectionInfo connection = TestClient.freeConnection();
    MessageCodec codec = new MessageCodec(connection.key(), connection.signatureScheme());
    LinkedBlockingQueue<Message> handled = new LinkedBlockingQueue<>();
    try (Channels channels = new Channels(connection, codec, handled::add, m -> {}, m -> {});
        TestClient client = new TestClient(connection)) {
      String early = client.send(client.shell, "kernel_info_request", Json.object());
      // Long enough for the connection: a handler must not see the message yet.
      assertThat(handled.poll(300, TimeUnit.MILLISECONDS)).isNull();

      channels.start();

      assertThat(handled.poll(30, TimeUnit.SECONDS).header().id()).isEqualTo(early);
    }
  }
}
