package ijava.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A two-way channel between Java and a part of the front end, for example a widget.
 *
 * <p>Handlers run on the thread of cells, between cells, in the order in which messages came; what
 * they print belongs to the message. The other methods may be called by any thread.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">
 *     Jupyter messaging, section Custom messages</a>
 */
public interface Comm extends AutoCloseable {

  /** Returns the comm's id, the same on both sides. */
  String id();

  /** Returns the name of the target that the comm was opened with. */
  String target();

  /** Returns whether neither side has closed the comm. */
  boolean isOpen();

  /** Says what to do with messages of the front end; there is one handler, the one set last. */
  void onMessage(Consumer<CommMessage> handler);

  /** Says what to do when the front end closes the comm. */
  void onClose(Consumer<CommMessage> handler);

  /**
   * Sends a message to the front end.
   *
   * @throws IllegalStateException if the comm is closed
   */
  void send(CommMessage message);

  /** Sends data; otherwise as {@link #send(CommMessage)}. */
  default void send(Map<String, ?> data) {
    send(CommMessage.of(data));
  }

  /** Sends data with binary attachments; otherwise as {@link #send(CommMessage)}. */
  default void send(Map<String, ?> data, List<byte[]> buffers) {
    send(new CommMessage(CommMessage.of(data).data(), Map.of(), buffers));
  }

  /** Tells the front end that the comm has ended; does nothing when it has. */
  @Override
  void close();
}
