package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import trips.TestSpark;

class LiveStreamsTest {

  private final SparkSession spark = TestSpark.session();

  /** Drawings that wait for the thread that draws, which is this one. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private final List<String> drawn = new ArrayList<>();
  private final LiveStreams streams = new LiveStreams(waiting::add, StreamRenderer::live);

  @Test
  void changed_oftenBeforeItIsDrawn_isDrawnOnce() throws Exception {
    StreamingQuery query = start();
    try {
      streams.follow(query, bundle -> drawn.add(html(bundle)));
      String run = query.runId().toString();

      streams.changed(run);
      streams.changed(run);
      streams.changed("another run");
      assertThat(waiting).hasSize(1);
      drawAll();
      streams.changed(run);
      drawAll();

      assertThat(drawn).hasSize(2).allMatch(html -> html.contains("running"));
    } finally {
      query.stop();
    }
  }

  @Test
  void ended_followedStream_isDrawnOnceMoreAndForgotten() throws Exception {
    StreamingQuery query = start();
    String run = query.runId().toString();
    streams.follow(query, bundle -> drawn.add(html(bundle)));
    query.stop();

    streams.ended(run);
    streams.changed(run);
    streams.ended(run);
    drawAll();

    assertThat(drawn).hasSize(1).allMatch(html -> html.contains("stopped"));
  }

  @Test
  void follow_streamThatHasJustEnded_isDrawnAsEnded() throws Exception {
    StreamingQuery query = start();
    query.stop();

    streams.follow(query, bundle -> drawn.add(html(bundle)));
    drawAll();

    assertThat(drawn).hasSize(1).allMatch(html -> html.contains("stopped"));
  }

  @Test
  void render_whereNobodyLooks_hasNoNumbersAndIsNotFollowed() throws Exception {
    StreamingQuery query = start();
    try {
      query.processAllAvailable();
      StreamRenderer unattended = new StreamRenderer(() -> false, streams);
      StreamRenderer attended = new StreamRenderer(() -> true, streams);

      unattended.follow(query, bundle -> drawn.add(html(bundle)));
      streams.changed(query.runId().toString());

      assertThat(waiting).isEmpty();
      assertThat(html(unattended.render(query))).doesNotContain("batches");
      assertThat(html(attended.render(query))).contains("batches");
    } finally {
      query.stop();
    }
  }

  private StreamingQuery start() throws TimeoutException {
    return spark.readStream().format("rate").load().writeStream().format("noop").start();
  }

  private void drawAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private static String html(MimeBundle bundle) {
    return bundle.data().get(MimeBundle.HTML).toString();
  }
}
