package trips.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody else can reach. */
final class FreePort {

  static final String LOOPBACK = "127.0.0.1";

  private FreePort() {}

  /** Returns a port that is free now. */
  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}
