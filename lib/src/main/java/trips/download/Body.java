package trips.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of a reply, handed from the client's threads to the one that writes them.
 *
 * <p>The JDK's {@code InputStream} of a body waits for ever if a host falls silent; this does not.
 * No more is asked for than was taken, so a slow disk slows the network down.
 */
final class Body implements BodySubscriber<Body>, AutoCloseable {

  /** What comes next: bytes, a failure, or with neither the end. */
  private record Event(List<ByteBuffer> bytes, Throwable failure) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription.complete(given);
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    events.add(new Event(bytes, null));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(null, failure));
  }

  @Override
  public void onComplete() {
    events.add(new Event(null, null));
  }

  /**
   * Waits for the next bytes; empty at the end.
   *
   * @throws BrokenOff if none arrive in time, or the connection breaks
   */
  Optional<List<ByteBuffer>> next(Duration patience) throws BrokenOff, InterruptedException {
    Event event = events.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (event == null) {
      throw new BrokenOff("nothing has arrived for " + patience.toSeconds() + " s", null);
    }
    if (event.failure() != null) {
      throw NetworkTrouble.of(event.failure());
    }
    if (event.bytes() != null) {
      subscription.join().request(1);
    }
    return Optional.ofNullable(event.bytes());
  }

  /** Lets go of the connection; does nothing after the end. */
  @Override
  public void close() {
    subscription.thenAccept(Subscription::cancel);
  }
}
