package trips.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Addresses that only this machine reaches. */
final class Loopback {

  private static final int FIRST = 2;
  private static final int MOST = 250;

  private Loopback() {}

  /**
   * Returns an address for the worker with this number, if possible one that no other has: by its
   * address Spark tells machines apart, and when a machine is lost, so are the shuffle files of all
   * workers there.
   *
   * <p>Linux and Windows answer to all of 127.0.0.0/8, macOS to {@link FreePort#LOOPBACK} alone.
   */
  static String ofWorker(int index) {
    String own = "127.0.0." + (FIRST + index % MOST);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(own))) {
      return socket.getInetAddress().getHostAddress();
    } catch (IOException e) {
      return FreePort.LOOPBACK;
    }
  }
}
