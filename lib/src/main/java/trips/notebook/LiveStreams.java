package trips.notebook;

import ijava.spi.MimeBundle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * The streams that stand in the notebook, each redrawn in its place while it runs and once when it
 * ends.
 *
 * <p>Spark's thread of events only says that something has changed; the drawing is done elsewhere,
 * and changes that come faster than that are drawn together.
 */
final class LiveStreams {

  private final Executor writer;
  private final Function<StreamingQuery, MimeBundle> view;
  private final Map<String, Followed> byRun = new ConcurrentHashMap<>();

  /**
   * Creates it without streams.
   *
   * @param writer runs a drawing soon, and no more often than a reader can follow
   */
  LiveStreams(Executor writer, Function<StreamingQuery, MimeBundle> view) {
    this.writer = writer;
    this.view = view;
  }

  /** One stream and where it stands; shown again, it is followed in the new place alone. */
  private record Followed(
      StreamingQuery query, Consumer<MimeBundle> replace, AtomicBoolean waiting) {}

  /** Follows a stream until it ends. */
  void follow(StreamingQuery query, Consumer<MimeBundle> replace) {
    String run = query.runId().toString();
    byRun.put(run, new Followed(query, replace, new AtomicBoolean()));
    if (!query.isActive()) {
      // It has ended since it was drawn, and nobody will say so again.
      ended(run);
    }
  }

  /** Says that a stream has news. */
  void changed(String run) {
    Followed stream = byRun.get(run);
    if (stream != null && stream.waiting.compareAndSet(false, true)) {
      writer.execute(() -> draw(stream));
    }
  }

  /** Says that a stream has ended, which is drawn last. */
  void ended(String run) {
    Followed stream = byRun.remove(run);
    if (stream != null) {
      writer.execute(() -> draw(stream));
    }
  }

  private void draw(Followed stream) {
    stream.waiting.set(false);
    stream.replace.accept(view.apply(stream.query));
  }
}
