package trips.notebook;

import ijava.spi.LiveRenderer;
import ijava.spi.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Shows how a stream is doing, for as long as it runs.
 *
 * <p>The text names the state alone. Where nobody looks, so does the HTML, and it stays as it is:
 * numbers would be others in the next run of the notebook.
 */
final class StreamRenderer implements LiveRenderer<StreamingQuery> {

  private final BooleanSupplier attended;
  private final LiveStreams streams;

  /**
   * Creates a renderer.
   *
   * @param attended whether somebody looks at the cell that runs now
   * @param streams follows the streams that somebody looks at
   */
  StreamRenderer(BooleanSupplier attended, LiveStreams streams) {
    this.attended = attended;
    this.streams = streams;
  }

  @Override
  public Class<StreamingQuery> type() {
    return StreamingQuery.class;
  }

  @Override
  public MimeBundle render(StreamingQuery query) {
    return view(query, attended.getAsBoolean());
  }

  @Override
  public void follow(StreamingQuery query, Consumer<MimeBundle> replace) {
    if (attended.getAsBoolean() && query.isActive()) {
      streams.follow(query, replace);
    }
  }

  /** Returns how a stream is doing now, in numbers too. */
  static MimeBundle live(StreamingQuery query) {
    return view(query, true);
  }

  private static MimeBundle view(StreamingQuery query, boolean numbers) {
    String title = "stream" + (query.name() == null ? "" : " " + query.name());
    String state = state(query);
    Html html = new Html().open("div", "class", "trips-s").style(Card.CSS).element("strong", title);
    html.open("dl").element("dt", "state").element("dd", state);
    if (numbers) {
      numbers(query).forEach((name, value) -> html.element("dt", name).element("dd", value));
    }
    html.close("dl").close("div");
    return MimeBundle.of(MimeBundle.HTML, html.toString())
        .and(MimeBundle.TEXT, title + ": " + state);
  }

  private static String state(StreamingQuery query) {
    if (query.isActive()) {
      return "running; query.stop() ends it";
    }
    return query.exception().isEmpty()
        ? "stopped"
        : "failed: " + SparkErrors.reason(query.exception().get());
  }

  private static Map<String, String> numbers(StreamingQuery query) {
    Map<String, String> numbers = new LinkedHashMap<>();
    StreamingQueryProgress last = query.lastProgress();
    if (last == null) {
      numbers.put("batches", query.isActive() ? "none yet: " + query.status().message() : "none");
    } else {
      numbers.put("batches", String.valueOf(last.batchId() + 1));
      numbers.put("last batch", ProgressView.number(last.numInputRows()) + " rows");
      if (Double.isFinite(last.processedRowsPerSecond())) {
        numbers.put("rate", ProgressView.number(last.processedRowsPerSecond()) + " rows/s");
      }
      numbers.put("to", last.sink().description());
    }
    return numbers;
  }
}
