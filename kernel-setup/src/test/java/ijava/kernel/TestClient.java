package ijava.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.protocol.ConnectionInfo;
import ijava.protocol.Header;
import ijava.protocol.Json;
import ijava.protocol.MalformedMessageException;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client of the protocol, over real sockets; belongs to one thread. */
final class TestClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;

  private final ZContext context = new ZContext();
  private final MessageCodec codec;
  private final String session = UUID.randomUUID().toString();
  final ZMQ.Socket shell;
  final ZMQ.Socket control;
  final ZMQ.Socket stdin;
  final ZMQ.Socket iopub;
  final ZMQ.Socket heartbeat;

  TestClient(ConnectionInfo kernel) {
    codec = new MessageCodec(kernel.key(), kernel.signatureScheme());
    iopub = context.createSocket(SocketType.SUB);
    iopub.subscribe(new byte[0]);
    iopub.setRcvHWM(0);
    shell = context.createSocket(SocketType.DEALER);
    control = context.createSocket(SocketType.DEALER);
    stdin = context.createSocket(SocketType.DEALER);
    // The kernel finds the client that it asks for input by the identity of its shell socket.
    shell.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    stdin.setIdentity(session.getBytes(StandardCharsets.UTF_8));
    heartbeat = context.createSocket(SocketType.REQ);
    for (ZMQ.Socket socket : List.of(iopub, shell, control, stdin, heartbeat)) {
      socket.setReceiveTimeOut(TIMEOUT_MILLIS);
      socket.setLinger(0);
    }
    iopub.connect(kernel.endpoint(kernel.iopubPort()));
    shell.connect(kernel.endpoint(kernel.shellPort()));
    control.connect(kernel.endpoint(kernel.controlPort()));
    stdin.connect(kernel.endpoint(kernel.stdinPort()));
    heartbeat.connect(kernel.endpoint(kernel.heartbeatPort()));
  }

  /** Returns a connection on free ports of this machine. */
  static ConnectionInfo freeConnection() {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return new ConnectionInfo(
          "tcp",
          "127.0.0.1",
          ports[0],
          ports[1],
          ports[2],
          ports[3],
          ports[4],
          UUID.randomUUID().toString(),
          "hmac-sha256");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the kernel answers and its broadcasts arrive, which ZeroMQ does not promise. */
  void awaitReady() {
    iopub.setReceiveTimeOut(200);
    for (int attempt = 0; attempt < 150; attempt++) {
      ask(shell, "kernel_info_request", Json.object());
      byte[] frame = iopub.recv();
      if (frame != null) {
        while (iopub.hasReceiveMore() || (frame = iopub.recv()) != null) {
          iopub.recv();
        }
        iopub.setReceiveTimeOut(TIMEOUT_MILLIS);
        return;
      }
    }
    throw new AssertionError("no broadcast of the kernel arrived");
  }

  /** Sends a request and returns its id. */
  String send(ZMQ.Socket socket, String type, ObjectNode content) {
    return send(socket, type, content, List.of());
  }

  /** Sends a message with binary attachments and returns its id. */
  String send(ZMQ.Socket socket, String type, ObjectNode content, List<byte[]> buffers) {
    ObjectNode header =
        Json.object()
            .put("msg_id", UUID.randomUUID().toString())
            .put("session", session)
            .put("username", "test")
            .put("date", "2026-01-01T00:00:00Z")
            .put("msg_type", type)
            .put("version", "5.4")
            .put("subshell_id", "kept");
    Message message =
        new Message(List.of(), new Header(header), Header.NONE, Json.object(), content, buffers);
    List<byte[]> frames = codec.encode(message);
    send(socket, frames);
    return message.header().id();
  }

  void send(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  String execute(String code) {
    return send(shell, "execute_request", executeContent(code));
  }

  /** Executes a cell of a client that can ask its reader for input. */
  String executeWithInput(String code) {
    return send(shell, "execute_request", executeContent(code).put("allow_stdin", true));
  }

  static ObjectNode executeContent(String code) {
    return Json.object()
        .put("code", code)
        .put("silent", false)
        .put("store_history", true)
        .put("allow_stdin", false)
        .put("stop_on_error", true);
  }

  /** Sends a request and returns the content of its reply. */
  JsonNode ask(ZMQ.Socket socket, String type, ObjectNode content) {
    return reply(socket, send(socket, type, content)).content();
  }

  /** Returns the reply to a request; others are dropped. */
  Message reply(ZMQ.Socket socket, String requestId) {
    Message message;
    do {
      message = receive(socket);
    } while (!message.parent().id().equals(requestId));
    return message;
  }

  /** Returns what was broadcast for a request, up to and with its idle status. */
  List<Message> broadcasts(String requestId) {
    List<Message> messages = new ArrayList<>();
    while (true) {
      Message message = receive(iopub);
      if (message.parent().id().equals(requestId)) {
        messages.add(message);
        if (message.content().path("execution_state").asText().equals("idle")) {
          return messages;
        }
      }
    }
  }

  /** Returns the next broadcast of a type. */
  Message awaitBroadcast(String type) {
    Message message;
    do {
      message = receive(iopub);
    } while (!message.type().equals(type));
    return message;
  }

  Message receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new AssertionError("nothing arrived within " + TIMEOUT_MILLIS + " ms");
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    try {
      return codec.decode(frames);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
