package ijava.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ijava.channels.Channels;
import ijava.protocol.Header;
import ijava.protocol.Json;
import ijava.protocol.MessageCodec;
import ijava.protocol.Replies;
import java.util.List;
import java.util.Map;

/**
 * Tells all clients what happens, on IOPub.
 *
 * <p>Front ends show one state for the kernel, whatever request it belongs to. Requests such as
 * completions are answered while a cell runs, so after the {@code idle} of such a request the
 * kernel says again that the cell keeps it busy.
 *
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-status">Jupyter
 *     messaging, section Kernel status</a>
 */
final class Publisher {

  private final MessageCodec codec;
  private Channels channels;
  private Header running;

  Publisher(MessageCodec codec) {
    this.codec = codec;
  }

  /** Connects to the sockets; what is published before is dropped. */
  synchronized void connect(Channels to) {
    channels = to;
  }

  synchronized void publish(Header parent, String type, Object content) {
    if (channels != null) {
      ObjectNode json = content instanceof ObjectNode node ? node : Json.objectOf(content);
      channels.publish(codec.broadcast(parent, type, json));
    }
  }

  synchronized void publish(
      Header parent,
      String type,
      Object content,
      Map<String, Object> metadata,
      List<byte[]> buffers) {
    if (channels != null) {
      channels.publish(
          codec.broadcast(parent, type, Json.objectOf(content), Json.objectOf(metadata), buffers));
    }
  }

  /** Waits while clients are too slow for what is said; not for threads that answer requests. */
  void awaitRoom() {
    Channels to;
    synchronized (this) {
      to = channels;
    }
    if (to != null) {
      to.awaitRoom();
    }
  }

  /** Says that the kernel works for a cell from now on. */
  synchronized void cellBusy(Header cell) {
    running = cell;
    status(cell, "busy");
  }

  /** Says that the kernel has done with the cell. */
  synchronized void cellIdle(Header cell) {
    running = null;
    status(cell, "idle");
  }

  /** Says that the kernel works for a request that is not a cell. */
  synchronized void busy(Header request) {
    status(request, "busy");
  }

  /** Says that the kernel has done with a request that is not a cell. */
  synchronized void idle(Header request) {
    status(request, "idle");
    if (running != null) {
      status(running, "busy");
    }
  }

  /** Says that the kernel starts, before it has been asked for anything. */
  void starting() {
    status(Header.NONE, "starting");
  }

  private void status(Header parent, String state) {
    publish(parent, "status", new Replies.Status(state));
  }
}
