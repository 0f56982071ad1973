package trips.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A replay that runs in the background until it has sent everything, is stopped, or the JVM ends.
 *
 * <p>As the last line of a cell it shows what it has sent. Safe for use by any thread.
 */
public final class ReplayRun implements AutoCloseable {

  private final String what;
  private final Iterator<Arrivals.Arrival> arrivals;
  private final UnaryOperator<Duration> real;
  private final EventSink sink;
  private final Pacer pacer;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile long sent;
  private volatile LocalDateTime last;
  private volatile Throwable failure;

  private ReplayRun(
      String what,
      Iterator<Arrivals.Arrival> arrivals,
      UnaryOperator<Duration> real,
      EventSink sink,
      Pacer pacer) {
    this.what = what;
    this.arrivals = arrivals;
    this.real = real;
    this.sink = sink;
    this.pacer = pacer;
    thread = new Thread(this::run, "replay of " + what);
    thread.setDaemon(true); // It ends with the kernel.
  }

  static ReplayRun start(
      String what,
      Iterator<Arrivals.Arrival> arrivals,
      UnaryOperator<Duration> real,
      EventSink sink,
      Pacer pacer) {
    ReplayRun run = new ReplayRun(what, arrivals, real, sink, pacer);
    run.thread.start();
    return run;
  }

  /** Returns how many events were sent so far. */
  public long sent() {
    return sent;
  }

  /** Returns whether it has neither sent everything nor been stopped nor failed. */
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  /**
   * Returns the port on which it listens.
   *
   * @throws IllegalStateException if it sends to no socket
   */
  public int port() {
    return sink.port()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this replay has no port; toSocket(0) makes one that has"));
  }

  /**
   * Waits until the replay has ended.
   *
   * @throws IllegalStateException if it has failed; the cause says why
   */
  public void await() throws InterruptedException {
    ended.await();
    if (failure != null) {
      throw new IllegalStateException("the replay of " + what + " failed: " + failure, failure);
    }
  }

  /** Stops the replay and waits until it has; what was sent is passed on. May be called again. */
  public void stop() {
    stopped = true;
    thread.interrupt();
    try {
      // A write to a reader that does not read hears no interrupt, only that the socket closes.
      if (!ended.await(1, TimeUnit.SECONDS)) {
        sink.close();
        ended.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failed(e);
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  @Override
  public String toString() {
    String state =
        isRunning()
            ? "running"
            : failure != null ? "failed: " + failure : stopped ? "stopped" : "ended";
    String until = last == null ? "" : String.format(Locale.ROOT, ", the last of %tF %<tT", last);
    return String.format(
        Locale.ROOT, "Replay of %s: %s, %,d events sent%s", what, state, sent, until);
  }

  private void run() {
    try {
      sink.ready();
      sendAll();
    } catch (InterruptedException e) {
      stopped = true;
    } catch (IOException | RuntimeException | Error e) {
      failed(e);
    } finally {
      end();
    }
  }

  private void sendAll() throws IOException, InterruptedException {
    Instant start = pacer.now();
    while (!stopped && arrivals.hasNext()) {
      Arrivals.Arrival arrival = arrivals.next();
      waitUntil(start.plus(real.apply(arrival.after())));
      sink.send(arrival.event(pacer.now()));
      last = arrival.trip().pickup();
      sent++;
    }
  }

  private void waitUntil(Instant due) throws IOException, InterruptedException {
    sink.tick(pacer.now());
    while (pacer.now().isBefore(due)) {
      Instant tick = sink.nextTick();
      pacer.await(tick.isBefore(due) ? tick : due);
      sink.tick(pacer.now());
    }
  }

  private void end() {
    Thread.interrupted(); // The last lines are still to be written.
    try {
      sink.finish();
    } catch (IOException e) {
      failed(e);
    }
    try {
      sink.close();
    } catch (IOException e) {
      failed(e);
    }
    ended.countDown();
  }

  /** Keeps the first failure. */
  private void failed(Throwable e) {
    failure = failure == null ? e : failure;
  }
}
