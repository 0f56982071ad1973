package trips.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTroubleTest {

  static Stream<Arguments> troubles() {
    // The JDK's client hides the name that cannot be resolved two causes deep, without a message.
    Throwable unresolved = new ConnectException().initCause(new UnresolvedAddressException());
    return Stream.of(
        Arguments.of(unresolved, "its name is not known here"),
        Arguments.of(new UnknownHostException("x"), "its name is not known here"),
        Arguments.of(new HttpConnectTimeoutException("t"), "it does not answer"),
        Arguments.of(
            new ConnectException("refused"), "it refuses connections, or nothing is there"),
        Arguments.of(
            new ConnectException().initCause(new ClosedChannelException()),
            "it refuses connections, or nothing is there"),
        Arguments.of(new SSLHandshakeException("PKIX"), "no secure connection can be made (PKIX)"),
        Arguments.of(
            new IOException(new SocketException("Connection reset")), "(Connection reset)"),
        Arguments.of(new EOFException(), "the connection broke (EOFException)"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void of_exception_saysWhatItMeans(Throwable thrown, String words) {
    assertThat(NetworkTrouble.of(thrown)).hasMessageContaining(words).hasCause(thrown);
  }

  @Test
  void of_brokenOff_isItself() {
    BrokenOff broken = new BrokenOff("why", null);
    assertThat(NetworkTrouble.of(broken)).isSameAs(broken);
  }
}
