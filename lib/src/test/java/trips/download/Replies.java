package trips.download;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Replies of hosts, good and bad. */
final class Replies {

  /** How much of a body is sent, and what happens then. */
  interface Ending {
    void send(byte[] body, OutputStream out, Socket socket)
        throws IOException, InterruptedException;
  }

  private Replies() {}

  /** A host as it should be: the whole file, or the rest of the version that is asked for. */
  static RawHost.Reply file(byte[] content, String... headers) {
    return file(content, all(), headers);
  }

  /** As {@link #file}, with an ending. */
  static RawHost.Reply file(byte[] content, Ending ending, String... headers) {
    return (request, socket) -> {
      int from = from(request, headers);
      List<String> all = new ArrayList<>(List.of(headers));
      all.add("Content-Length: " + (content.length - from));
      if (from > 0) {
        all.add("Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length);
      }
      OutputStream out = RawHost.head(socket, from > 0 ? 206 : 200, all);
      ending.send(Arrays.copyOfRange(content, from, content.length), out, socket);
    };
  }

  /** A host that knows nothing of ranges: the whole file, always. */
  static RawHost.Reply whole(byte[] content, Ending ending, String... headers) {
    return (request, socket) -> {
      List<String> all = new ArrayList<>(List.of(headers));
      all.add("Content-Length: " + content.length);
      ending.send(content, RawHost.head(socket, 200, all), socket);
    };
  }

  /** A reply that says just this, whatever was asked. */
  static RawHost.Reply verbatim(int status, byte[] body, String... headers) {
    return (request, socket) -> {
      OutputStream out = RawHost.head(socket, status, List.of(headers));
      all().send(body, out, socket);
    };
  }

  /** A reply without a body. */
  static RawHost.Reply status(int status, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: 0");
    return verbatim(status, new byte[0], all.toArray(String[]::new));
  }

  /** Sends all. */
  static Ending all() {
    return (body, out, socket) -> {
      out.write(body);
      out.flush();
    };
  }

  /** Sends the first bytes and closes the connection in good order. */
  static Ending cutAfter(int bytes) {
    return (body, out, socket) -> {
      out.write(body, 0, Math.min(bytes, body.length));
      out.flush();
    };
  }

  /** Sends the first bytes and resets the connection. */
  static Ending resetAfter(int bytes) {
    return (body, out, socket) -> {
      cutAfter(bytes).send(body, out, socket);
      socket.setSoLinger(true, 0);
    };
  }

  /** Sends the first bytes and nothing more until the latch opens, then the rest. */
  static Ending heldAfter(int bytes, CountDownLatch latch) {
    return (body, out, socket) -> {
      cutAfter(bytes).send(body, out, socket);
      latch.await();
      out.write(body, bytes, body.length - bytes);
      out.flush();
    };
  }

  private static int from(RawHost.Request request, String... headers) {
    String range = request.header("Range");
    if (range == null) {
      return 0;
    }
    String condition = request.header("If-Range");
    boolean same =
        Arrays.stream(headers)
            .anyMatch(each -> each.substring(each.indexOf(':') + 2).equals(condition));
    return same ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
  }
}
