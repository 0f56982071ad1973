package trips.download;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Tells in words what the network's exceptions mean; the client's own messages are often empty. */
final class NetworkTrouble {

  private NetworkTrouble() {}

  /** Returns the failure of an attempt for what the client has thrown. */
  static BrokenOff of(Throwable thrown) {
    return thrown instanceof BrokenOff broken ? broken : new BrokenOff(words(thrown), thrown);
  }

  private static String words(Throwable thrown) {
    if (caused(thrown, UnresolvedAddressException.class)
        || caused(thrown, UnknownHostException.class)) {
      return "its name is not known here, so there is no network or no such host";
    }
    if (caused(thrown, HttpConnectTimeoutException.class)) {
      return "it does not answer";
    }
    if (caused(thrown, SSLException.class)) {
      return "no secure connection can be made ("
          + message(thrown)
          + "); a proxy that opens connections or a wrong clock may be why";
    }
    if (caused(thrown, ConnectException.class)) {
      return "it refuses connections, or nothing is there";
    }
    return "the connection broke (" + message(thrown) + ")";
  }

  private static boolean caused(Throwable thrown, Class<? extends Throwable> by) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (by.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the innermost message there is, else the kind of the innermost exception. */
  private static String message(Throwable thrown) {
    String message = null;
    Throwable last = thrown;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      message = each.getMessage() == null ? message : each.getMessage();
      last = each;
    }
    return message == null ? last.getClass().getSimpleName() : message;
  }
}
