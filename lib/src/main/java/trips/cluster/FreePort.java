package trips.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of this machine that nobody else can reach. */
final class FreePort {

  static final String LOOPBACK = "127.0.0.1";

  private FreePort() {}

  /** Returns a port that is free now. */
  static int find() throws IOException {
    return find(LOOPBACK);
  }

  /** Returns a port that is free now at one of this machine's addresses. */
  static int find(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    }
  }

  /** Returns whether somebody listens at a port of this machine, written {@code 127.0.0.1:port}. */
  static boolean isOpen(String address) {
    String port = address.substring(address.lastIndexOf(':') + 1);
    try (Socket socket = new Socket(LOOPBACK, Integer.parseInt(port))) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
