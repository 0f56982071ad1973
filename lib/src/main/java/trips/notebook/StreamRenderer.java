package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Shows how a stream is doing when it is shown; its numbers go on in the progress of later cells.
 *
 * <p>The text names the state alone, since numbers would be others in the next run.
 */
final class StreamRenderer implements Renderer<StreamingQuery> {

  @Override
  public Class<StreamingQuery> type() {
    return StreamingQuery.class;
  }

  @Override
  public MimeBundle render(StreamingQuery query) {
    String title = "stream" + (query.name() == null ? "" : " " + query.name());
    String state = state(query);
    Html html = new Html().open("div", "class", "trips-s").style(Card.CSS).element("strong", title);
    html.open("dl");
    facts(query, state).forEach((name, value) -> html.element("dt", name).element("dd", value));
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

  private static Map<String, String> facts(StreamingQuery query, String state) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("state", state);
    if (query.isActive()) {
      facts.put("now", query.status().message());
    }
    StreamingQueryProgress last = query.lastProgress();
    if (last != null) {
      facts.put("batches", String.valueOf(last.batchId() + 1));
      facts.put("last batch", ProgressView.number(last.numInputRows()) + " rows");
      if (Double.isFinite(last.processedRowsPerSecond())) {
        facts.put("rate", ProgressView.number(last.processedRowsPerSecond()) + " rows/s");
      }
      facts.put("to", last.sink().description());
    }
    return facts;
  }
}
