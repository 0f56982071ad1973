package ijava.channels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * One ZeroMQ socket and the one thread that owns it.
 *
 * <p>ZeroMQ sockets belong to one thread each. The owner blocks on the socket and on a pipe; {@link
 * #send} puts a message in a queue and writes a byte into the pipe, so that neither direction waits
 * for a polling interval.
 */
final class Channel implements AutoCloseable {

  /** How long {@link #close} waits for what has not been sent yet, in milliseconds. */
  private static final int LINGER_MILLIS = 500;

  /** The most messages that wait for a client that does not fetch its broadcasts. */
  private static final int MOST_UNFETCHED = 100_000;

  /** A message, and what to do when the socket has taken it. */
  private record Outgoing(List<byte[]> frames, Runnable sent) {}

  private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final BiConsumer<Channel, List<byte[]>> receiver;
  private final ZContext context;
  private final ZMQ.Socket socket;
  private final Pipe wakeUp;
  private final Thread owner;
  private volatile boolean closing;

  /**
   * Binds the socket and starts its thread.
   *
   * @param receiver takes this channel and the frames of each message, on the socket's thread
   */
  Channel(
      ZContext context,
      SocketType type,
      String name,
      String endpoint,
      BiConsumer<Channel, List<byte[]>> receiver) {
    this.receiver = receiver;
    this.context = context;
    try {
      wakeUp = Pipe.open();
      wakeUp.source().configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    socket = context.createSocket(type);
    socket.setLinger(LINGER_MILLIS);
    if (type == SocketType.XPUB) {
      // The default drops what a slow client has not fetched after 1,000 messages.
      socket.setSndHWM(MOST_UNFETCHED);
      // Every client is to be welcomed, also the second one that subscribes to everything.
      socket.setXpubVerbose(true);
    }
    socket.bind(endpoint);
    owner = new Thread(this::run, "jupyter-" + name);
    owner.setDaemon(true);
  }

  /** Begins to receive and to send. */
  void start() {
    owner.start();
  }

  /**
   * Sends a message soon; never blocks, messages keep their order.
   *
   * <p>For threads that nobody interrupts: others go through the {@link Outbox}.
   */
  void send(List<byte[]> frames) {
    send(frames, () -> {});
  }

  /** Sends a message as {@link #send(List)}; {@code sent} runs when the socket has taken it. */
  void send(List<byte[]> frames, Runnable sent) {
    outgoing.add(new Outgoing(frames, sent));
    wake();
  }

  /** Sends what waits, then closes the socket. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      owner.join(2L * LINGER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    // One byte is enough until the owner has read it; a full pipe would block the sender.
    if (woken.compareAndSet(false, true)) {
      try {
        wakeUp.sink().write(ByteBuffer.wrap(new byte[1]));
      } catch (IOException e) {
        if (!closing) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void run() {
    try (ZMQ.Poller poller = context.createPoller(2)) {
      poller.register(socket, ZMQ.Poller.POLLIN);
      poller.register(wakeUp.source(), ZMQ.Poller.POLLIN);
      while (!closing) {
        poller.poll(-1);
        drainPipe();
        sendAll();
        if (poller.pollin(0)) {
          receiver.accept(this, receive());
        }
      }
      sendAll();
    } catch (IOException | org.zeromq.ZMQException e) {
      if (!closing) {
        System.getLogger(Channel.class.getName())
            .log(System.Logger.Level.ERROR, owner.getName() + " ended", e);
      }
    } finally {
      socket.close();
    }
  }

  private void drainPipe() throws IOException {
    // Cleared before the queue is read: a message added after that writes a byte of its own.
    ByteBuffer bytes = ByteBuffer.allocate(16);
    while (wakeUp.source().read(bytes) > 0) {
      bytes.clear();
    }
    woken.set(false);
  }

  private void sendAll() {
    for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
      List<byte[]> frames = next.frames();
      for (int i = 0; i < frames.size(); i++) {
        socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
      }
      next.sent().run();
    }
  }

  private List<byte[]> receive() {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv());
    } while (socket.hasReceiveMore());
    return frames;
  }
}
