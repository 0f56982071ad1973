package ijava.channels;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Everything that the kernel says, in one queue, and the one thread that owns IOPub and drains it.
 *
 * <p>Cells and their threads put messages in. They may be interrupted at any moment, and an
 * interrupted thread that writes to a channel of {@code java.nio} closes it (see {@link
 * java.nio.channels.InterruptibleChannel}); so they never touch one. One queue for all sockets also
 * means that a reply never overtakes the output that was said before it.
 */
final class Outbox implements AutoCloseable {

  private static final int LINGER_MILLIS = 500;

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final ZMQ.Socket iopub;
  private final Thread owner;
  private boolean closing;

  /** Binds IOPub and starts its thread. */
  Outbox(ZContext context, String endpoint) {
    iopub = context.createSocket(SocketType.PUB);
    iopub.setLinger(LINGER_MILLIS);
    // The default drops what a slow client has not fetched after 1,000 messages.
    iopub.setSndHWM(0);
    iopub.bind(endpoint);
    owner = new Thread(this::run, "jupyter-iopub");
    owner.setDaemon(true);
    owner.start();
  }

  /** Publishes a message soon; callable by any thread, never blocks. */
  void publish(List<byte[]> frames) {
    queue.add(() -> Channel.sendFrames(iopub, frames));
  }

  /** Sends a message on another channel, after what has been said before; as {@link #publish}. */
  void send(Channel channel, List<byte[]> frames) {
    queue.add(() -> channel.send(frames));
  }

  /** Sends what waits, then closes IOPub. */
  @Override
  public void close() {
    queue.add(() -> closing = true);
    try {
      owner.join(2L * LINGER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        queue.take().run();
      }
    } catch (InterruptedException | org.zeromq.ZMQException e) {
      System.getLogger(Outbox.class.getName())
          .log(System.Logger.Level.ERROR, "IOPub ended; nothing more reaches the notebook", e);
    } finally {
      iopub.close();
    }
  }
}
