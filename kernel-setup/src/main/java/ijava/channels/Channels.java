package ijava.channels;

import ijava.protocol.ConnectionInfo;
import ijava.protocol.MalformedMessageException;
import ijava.protocol.Message;
import ijava.protocol.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

/**
 * The kernel's five sockets: shell, control, stdin, IOPub and heartbeat.
 *
 * <p>What arrives is checked and decoded on the thread of its socket and handed to a handler there;
 * what is sent may come from any thread. A message that is malformed or wrongly signed is logged
 * and dropped.
 *
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#introduction">Jupyter
 *     messaging, section Introduction</a>
 */
public final class Channels implements AutoCloseable {

  private final ZContext context = new ZContext();
  private final Replays replays = new Replays();
  private final MessageCodec codec;
  private final Channel iopub;
  private final Outbox outbox;
  private final Channel shell;
  private final Channel control;
  private final Channel stdin;
  private final Channel heartbeat;

  /**
   * Binds the sockets; {@link #start} begins to listen.
   *
   * @param onShell handles requests on the shell socket
   * @param onControl handles requests on the control socket
   * @param onStdin handles replies on the stdin socket
   * @throws org.zeromq.ZMQException if a port is taken
   */
  public Channels(
      ConnectionInfo connection,
      MessageCodec codec,
      Consumer<Message> onShell,
      Consumer<Message> onControl,
      Consumer<Message> onStdin) {
    this.codec = codec;
    iopub =
        new Channel(
            context,
            SocketType.XPUB,
            "iopub",
            connection.endpoint(connection.iopubPort()),
            this::welcome);
    outbox = new Outbox(iopub);
    stdin = open("stdin", connection, connection.stdinPort(), onStdin);
    control = open("control", connection, connection.controlPort(), onControl);
    shell = open("shell", connection, connection.shellPort(), onShell);
    heartbeat =
        new Channel(
            context,
            SocketType.REP,
            "heartbeat",
            connection.endpoint(connection.heartbeatPort()),
            Channel::send);
  }

  /**
   * Begins to receive and to send; what clients have sent since the ports are open is received now.
   *
   * <p>Not done by the constructor, since a handler may need this object for its answer.
   */
  public void start() {
    channels().forEach(Channel::start);
  }

  /** Publishes a message to all clients. */
  public void publish(Message message) {
    outbox.publish(codec.encode(message));
  }

  /** Waits while too much waits to be published; for threads of cells, before they say more. */
  public void awaitRoom() {
    outbox.awaitRoom();
  }

  /** Answers a request of the shell socket. */
  public void replyOnShell(Message message) {
    outbox.send(shell, codec.encode(message));
  }

  /** Answers a request of the control socket. */
  public void replyOnControl(Message message) {
    outbox.send(control, codec.encode(message));
  }

  /** Asks the client that the message is addressed to, on the stdin socket. */
  public void ask(Message message) {
    outbox.send(stdin, codec.encode(message));
  }

  /** Sends what waits and closes the sockets. */
  @Override
  public void close() {
    outbox.close();
    channels().forEach(Channel::close);
    context.close();
  }

  /** Returns all of them, IOPub first: the first request may already publish. */
  private List<Channel> channels() {
    return List.of(iopub, shell, control, stdin, heartbeat);
  }

  private Channel open(String name, ConnectionInfo at, int port, Consumer<Message> handler) {
    return new Channel(
        context,
        SocketType.ROUTER,
        name,
        at.endpoint(port),
        (channel, frames) -> receive(name, frames, handler));
  }

  /**
   * Tells a new subscriber that its subscription holds, so that it need not probe for it.
   *
   * @param frames one frame: 1 for a subscription, 0 for its end, then the topic
   * @see <a
   *     href="https://jupyter.org/enhancement-proposals/65-jupyter-xpub/jupyter-xpub.html">Jupyter
   *     enhancement proposal 65</a>
   */
  private void welcome(Channel channel, List<byte[]> frames) {
    byte[] event = frames.get(0);
    if (event.length > 0 && event[0] == 1) {
      String topic = new String(event, 1, event.length - 1, StandardCharsets.UTF_8);
      channel.send(codec.encode(codec.welcome(topic)));
    }
  }

  private void receive(String name, List<byte[]> frames, Consumer<Message> handler) {
    try {
      Message message = codec.decode(frames);
      if (replays.isNew(frames.get(message.identities().size() + 1))) {
        handler.accept(message);
      } else {
        log().log(System.Logger.Level.WARNING, "dropped a message on " + name + " that came twice");
      }
    } catch (MalformedMessageException e) {
      log()
          .log(System.Logger.Level.WARNING, "dropped a message on " + name + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // Whatever a handler does wrong, the socket goes on.
      log().log(System.Logger.Level.ERROR, "a handler of " + name + " failed", e);
    }
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(Channels.class.getName());
  }
}
