package ijava.kernel;

import ijava.display.CommChannel;
import ijava.protocol.Header;
import ijava.protocol.Json;
import ijava.protocol.Message;
import ijava.protocol.Replies;
import ijava.spi.Comm;
import ijava.spi.CommMessage;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The targets that cells have registered, and the comms that are open.
 *
 * <p>Comms appear and disappear here when their messages arrive, on the thread of the shell socket,
 * so that {@code comm_info} is right at once; their handlers run later, in the order of messages.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">
 *     Jupyter messaging, section Custom messages</a>
 */
final class CommTable implements CommChannel {

  private final Publisher publisher;
  private final Map<String, BiConsumer<Comm, CommMessage>> targets = new ConcurrentHashMap<>();
  private final Map<String, OpenComm> comms = new ConcurrentHashMap<>();

  CommTable(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void register(String target, BiConsumer<Comm, CommMessage> handler) {
    targets.put(target, handler);
  }

  @Override
  public void unregister(String target) {
    targets.remove(target);
  }

  @Override
  public Comm open(String target, CommMessage message) {
    OpenComm comm = new OpenComm(UUID.randomUUID().toString(), target);
    comms.put(comm.id(), comm);
    publish("comm_open", new Replies.CommOpen(comm.id(), target, message.data()), message);
    return comm;
  }

  /** Returns id and target of the open comms, of one target or, for null, of all. */
  Map<String, Object> info(String target) {
    return comms.values().stream()
        .filter(comm -> target == null || comm.target().equals(target))
        .collect(Collectors.toMap(OpenComm::id, comm -> new Replies.CommTarget(comm.target())));
  }

  /**
   * Returns what to do on the thread of cells for a comm message that has just arrived; a message
   * for a comm that nobody knows is dropped, as the protocol asks for.
   */
  Runnable arrived(Message message) {
    String id = message.content().path("comm_id").asText();
    CommMessage said = said(message);
    return switch (message.type()) {
      case "comm_open" -> opened(id, message, said);
      case "comm_msg" -> {
        OpenComm comm = comms.get(id);
        yield comm == null ? unknown(message, id) : () -> comm.receive(said);
      }
      default -> {
        OpenComm comm = comms.remove(id);
        yield comm == null ? unknown(message, id) : () -> comm.closed(said);
      }
    };
  }

  private Runnable opened(String id, Message message, CommMessage said) {
    String target = message.content().path("target_name").asText();
    BiConsumer<Comm, CommMessage> handler = targets.get(target);
    if (handler == null) {
      log().log(System.Logger.Level.INFO, "closed a comm of the unknown target {0}", target);
      return () -> publish("comm_close", new Replies.CommData(id, Map.of()), NOTHING);
    }
    OpenComm comm = new OpenComm(id, target);
    comms.put(id, comm);
    return () -> {
      try {
        handler.accept(comm, said);
      } catch (RuntimeException | Error e) {
        comm.close();
        throw e;
      }
    };
  }

  private static Runnable unknown(Message message, String id) {
    log().log(System.Logger.Level.INFO, "dropped {0} of the unknown comm {1}", message.type(), id);
    return () -> {};
  }

  private static final CommMessage NOTHING = CommMessage.of(Map.of());

  private static CommMessage said(Message message) {
    return new CommMessage(
        Json.mapOf(message.content().path("data")),
        Json.mapOf(message.metadata()),
        message.buffers());
  }

  private void publish(String type, Object content, CommMessage message) {
    CellChannel cell = CellChannel.current();
    if (cell != null) {
      cell.comm(type, content, message.metadata(), message.buffers());
    } else {
      publisher.publish(Header.NONE, type, content, message.metadata(), message.buffers());
    }
  }

  private final class OpenComm implements Comm {

    private final String id;
    private final String target;
    private volatile Consumer<CommMessage> onMessage = message -> {};
    private volatile Consumer<CommMessage> onClose = message -> {};
    private volatile boolean open = true;

    OpenComm(String id, String target) {
      this.id = id;
      this.target = target;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String target() {
      return target;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void onMessage(Consumer<CommMessage> handler) {
      onMessage = handler;
    }

    @Override
    public void onClose(Consumer<CommMessage> handler) {
      onClose = handler;
    }

    @Override
    public void send(CommMessage message) {
      if (!open) {
        throw new IllegalStateException(
            "comm " + id + " of target " + target + " is closed; open a new one");
      }
      publish("comm_msg", new Replies.CommData(id, message.data()), message);
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        comms.remove(id);
        publish("comm_close", new Replies.CommData(id, Map.of()), NOTHING);
      }
    }

    void receive(CommMessage message) {
      if (open) {
        onMessage.accept(message);
      }
    }

    void closed(CommMessage message) {
      if (open) {
        open = false;
        onClose.accept(message);
      }
    }
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(CommTable.class.getName());
  }
}
