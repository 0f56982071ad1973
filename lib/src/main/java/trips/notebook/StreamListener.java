package trips.notebook;

import java.util.Optional;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Follows the streams of a session; Spark creates it, as a setting of the notebook names it. */
public final class StreamListener extends StreamingQueryListener {

  /** Creates it; for Spark. */
  public StreamListener() {}

  /** Called on the stream's own thread, before its first job. */
  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    NotebookExtension.installed().ifPresent(NotebookExtension::streamStarted);
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    StreamingQueryProgress progress = event.progress();
    streams().ifPresent(streams -> streams.changed(progress.runId().toString()));
    String name = progress.name() == null ? "stream" : progress.name();
    report(
        new ProgressReport.Stream(
            progress.runId().toString(),
            name,
            progress.batchId(),
            progress.numInputRows(),
            progress.processedRowsPerSecond()));
  }

  /** Called when a stream finds nothing to do, which changes what it says of itself. */
  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    streams().ifPresent(streams -> streams.changed(event.runId().toString()));
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    streams().ifPresent(streams -> streams.ended(event.runId().toString()));
    current().ifPresent(progress -> progress.streamEnded(event.runId().toString()));
  }

  private static void report(ProgressReport.Stream stream) {
    current().ifPresent(progress -> progress.streamed(stream));
  }

  private static Optional<LiveStreams> streams() {
    return NotebookExtension.installed().map(NotebookExtension::streams);
  }

  private static Optional<CellProgress> current() {
    return NotebookExtension.installed().flatMap(NotebookExtension::progress);
  }
}
