package ijava.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The sources that had to be fetched, or are still on their way. Nobody waits for them.
 * Thread-safe.
 */
final class FetchedSources {

  /** How long nothing is tried after a failure: the next question should not fail as slowly. */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Whether sources are here. */
  enum State {
    /** They are being fetched. */
    COMING,
    /** They are here. */
    HERE,
    /** There are none. */
    NONE,
    /** Where they might be cannot be reached now. */
    UNREACHABLE
  }

  /**
   * What is known of a jar's sources.
   *
   * @param file null unless they are here
   */
  record Answer(State state, Path file) {}

  private final Map<Path, Answer> known = new ConcurrentHashMap<>();
  private final SourceFetcher fetcher;
  private final Executor background;
  private final LongSupplier clock;
  private volatile long pausedUntil;
  private volatile boolean paused;

  /**
   * Creates an empty store.
   *
   * @param background runs one fetch after the other
   * @param clock nanoseconds that go up
   */
  FetchedSources(SourceFetcher fetcher, Executor background, LongSupplier clock) {
    this.fetcher = fetcher;
    this.background = background;
    this.clock = clock;
  }

  /** Returns what is known, at once; begins to fetch when nothing is. */
  Answer of(Path jar) {
    Answer before = known.get(jar);
    if (before != null) {
      return before;
    }
    if (paused && clock.getAsLong() - pausedUntil < 0) {
      return new Answer(State.UNREACHABLE, null);
    }
    Answer coming = new Answer(State.COMING, null);
    if (known.putIfAbsent(jar, coming) == null) {
      background.execute(() -> fetch(jar));
    }
    return known.getOrDefault(jar, coming);
  }

  private void fetch(Path jar) {
    try {
      Optional<Path> file = fetcher.fetch(jar);
      known.put(jar, new Answer(file.isPresent() ? State.HERE : State.NONE, file.orElse(null)));
    } catch (IOException | RuntimeException | LinkageError e) {
      System.getLogger(FetchedSources.class.getName())
          .log(System.Logger.Level.DEBUG, "no sources of " + jar, e);
      pausedUntil = clock.getAsLong() + PAUSE_NANOS;
      paused = true;
      known.remove(jar);
    }
  }
}
