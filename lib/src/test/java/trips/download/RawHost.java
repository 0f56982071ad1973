package trips.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host on loopback whose replies a test writes byte by byte, so that it may break every rule. */
final class RawHost implements AutoCloseable {

  /** One reply; the connection is closed after it. */
  interface Reply {
    void to(Request request, Socket socket) throws IOException, InterruptedException;
  }

  /** What a client has sent: the first line, and the headers with names in small letters. */
  record Request(String line, Map<String, String> headers) {

    /** Returns a header, or null. */
    String header(String name) {
      return headers.get(name);
    }
  }

  private final ServerSocket server;
  private final Deque<Reply> replies;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** Opens a host that gives these replies in turn, and the last for ever. */
  RawHost(Reply... replies) throws IOException {
    this.replies = new ArrayDeque<>(Arrays.asList(replies));
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "raw-host");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** Returns the address of the folder of files. */
  URI base() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/trip-data/");
  }

  /** Returns what was asked so far. */
  List<Request> requests() {
    return requests;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread each = new Thread(() -> serve(socket), "raw-host-reply");
        each.setDaemon(true);
        each.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = read(socket);
      next(request).to(request, socket);
    } catch (IOException | InterruptedException e) {
      // The client has hung up, which some tests want.
    }
  }

  private synchronized Reply next(Request request) {
    requests.add(request);
    return replies.size() > 1 ? replies.poll() : replies.peek();
  }

  private static Request read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line; (line = in.readLine()) != null && !line.isEmpty(); ) {
      // Some tests speak TLS to it.
      int colon = Math.max(0, line.indexOf(':'));
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Request(first, headers);
  }

  /** Sends a status line and headers; the body is up to the caller. */
  static OutputStream head(Socket socket, int status, List<String> headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Any\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    text.append("Connection: close\r\n\r\n");
    OutputStream out = socket.getOutputStream();
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    return out;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
