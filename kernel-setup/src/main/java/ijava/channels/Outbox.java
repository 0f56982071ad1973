package ijava.channels;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Everything that the kernel says, in one queue, and the one thread that drains it.
 *
 * <p>Cells and their threads put messages in. They may be interrupted at any moment, and an
 * interrupted thread that writes to a channel of {@code java.nio} closes it (see {@link
 * java.nio.channels.InterruptibleChannel}); so they never touch one. One queue for all sockets also
 * means that a reply is never handed over before the output that was said before it.
 */
final class Outbox implements AutoCloseable {

  private static final int CLOSE_MILLIS = 1_000;

  /** Broadcasts of more bytes than this may not wait here: who prints then waits, too. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  /** How long one wait for room lasts, in milliseconds, before it looks again. */
  private static final long LOOK_MILLIS = 100;

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Channel iopub;
  private final Thread owner;
  private long waitingBytes;
  private volatile boolean closing;

  /** Starts the thread. */
  Outbox(Channel iopub) {
    this.iopub = iopub;
    owner = new Thread(this::run, "jupyter-outbox");
    owner.setDaemon(true);
    owner.start();
  }

  /** Publishes a message soon; callable by any thread, never blocks. */
  void publish(List<byte[]> frames) {
    long bytes = frames.stream().mapToLong(frame -> frame.length).sum();
    count(bytes);
    queue.add(() -> iopub.send(frames, () -> count(-bytes)));
  }

  /** Sends a message on another channel, after what has been said before; as {@link #publish}. */
  void send(Channel channel, List<byte[]> frames) {
    queue.add(() -> channel.send(frames));
  }

  /** Waits while too much waits to be published; an interrupted thread does not wait. */
  synchronized void awaitRoom() {
    try {
      while (waitingBytes > MOST_BYTES && !closing) {
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands over what waits, then ends. */
  @Override
  public void close() {
    queue.add(() -> closing = true);
    try {
      owner.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(long bytes) {
    waitingBytes += bytes;
    notifyAll();
  }

  private void run() {
    try {
      while (!closing) {
        queue.take().run();
      }
    } catch (InterruptedException e) {
      System.getLogger(Outbox.class.getName())
          .log(System.Logger.Level.ERROR, "nothing more reaches the notebook", e);
    }
  }
}
