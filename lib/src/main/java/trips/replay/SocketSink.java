package trips.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Sends lines to all who are connected; whoever hangs up is forgotten. */
final class SocketSink implements EventSink {

  private static final Duration FLUSH_EVERY = Duration.ofMillis(100);

  private record Listener(Socket socket, OutputStream out) {}

  private final ServerSocket server;
  private final EventFormat format;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch somebody = new CountDownLatch(1);
  private Instant nextFlush = Instant.MAX;

  SocketSink(int port, EventFormat format) throws IOException {
    this.format = format;
    // Loopback only: what runs in a notebook is nobody else's business.
    server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    Thread accept = new Thread(this::accept, "trip events, port " + server.getLocalPort());
    accept.setDaemon(true);
    accept.start();
  }

  @Override
  public OptionalInt port() {
    return OptionalInt.of(server.getLocalPort());
  }

  @Override
  public void ready() throws InterruptedException {
    somebody.await();
  }

  @Override
  public void send(TripEvent event) {
    byte[] line = (format.line(event) + "\n").getBytes(StandardCharsets.UTF_8);
    if (nextFlush.equals(Instant.MAX)) {
      nextFlush = event.sentTime().plus(FLUSH_EVERY);
    }
    forEach(listener -> listener.out.write(line));
  }

  @Override
  public void tick(Instant now) {
    if (!now.isBefore(nextFlush)) {
      finish();
    }
  }

  @Override
  public Instant nextTick() {
    return nextFlush;
  }

  @Override
  public void finish() {
    nextFlush = Instant.MAX;
    forEach(listener -> listener.out.flush());
  }

  @Override
  public void close() throws IOException {
    server.close();
    // Closing also ends a write to a reader that does not read.
    for (Listener listener : listeners) {
      listener.socket.close();
    }
  }

  private interface Action {
    void on(Listener listener) throws IOException;
  }

  private void forEach(Action action) {
    for (Listener listener : listeners) {
      try {
        action.on(listener);
      } catch (IOException hungUp) {
        listeners.remove(listener);
      }
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        listeners.add(new Listener(socket, new BufferedOutputStream(socket.getOutputStream())));
        somebody.countDown();
      } catch (IOException closed) {
        // The replay has ended, or whoever knocked has gone already.
      }
    }
  }
}
