package trips.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts the events of each zone by minute, and says the count with each event at once. A minute is
 * forgotten when the watermark has passed its end, so memory does not grow with the stream.
 */
final class CountPerMinute extends KeyedProcessFunction<Integer, Seen, Counted>
    implements CheckpointListener {

  private static final long serialVersionUID = 1;

  private final String ready;
  private transient MapState<Long, Long> counts;

  /**
   * @param ready a file to make when the job runs
   */
  CountPerMinute(String ready) {
    this.ready = ready;
  }

  @Override
  public void open(OpenContext context) {
    counts =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("trips per minute", Types.LONG, Types.LONG));
  }

  @Override
  public void processElement(Seen event, Context context, Collector<Counted> out) throws Exception {
    out.collect(new Counted(event, count(event, context), Micros.now()));
  }

  /** Counts an event and returns its number; null if it has none. */
  private Long count(Seen event, Context context) throws Exception {
    if (event.error() != null || event.endOfMinute() <= context.timerService().currentWatermark()) {
      return null;
    }
    Long before = counts.get(event.minute());
    long count = before == null ? 1 : before + 1;
    counts.put(event.minute(), count);
    context.timerService().registerEventTimeTimer(event.endOfMinute());
    return count;
  }

  /** Forgets the minute that ends at a time. */
  @Override
  public void onTimer(long end, OnTimerContext context, Collector<Counted> out) throws Exception {
    counts.remove(Seen.minuteBefore(end));
  }

  /**
   * A checkpoint goes through all tasks: the first that is complete proves that all of them run.
   */
  @Override
  public void notifyCheckpointComplete(long checkpoint) throws IOException {
    Path file = Path.of(ready);
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
  }
}
