package trips.pipeline;

import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Shows pipelines, their runs and their history in a notebook; the kernel creates it. */
public final class PipelineExtension implements KernelExtension {

  private static volatile boolean attended;

  /** The pictures of the running cell by the ids of their runs. */
  private static final Map<String, LiveRun> SHOWN = new ConcurrentHashMap<>();

  /** Creates the extension; for {@link java.util.ServiceLoader}. */
  public PipelineExtension() {}

  /** Returns whether somebody may look at the cell that runs now. */
  static boolean attended() {
    return attended;
  }

  /** Says that a run stands below the running cell. */
  static void shown(String run, LiveRun picture) {
    SHOWN.put(run, picture);
  }

  @Override
  public void install(KernelContext kernel) {
    kernel.add(of(Pipeline.class, PipelineExtension::pipeline));
    kernel.add(of(PipelineRun.class, PipelineExtension::run));
    LiveRuns.showWith(pipeline -> LiveRun.of(pipeline.tasks()));
    kernel.add(of(History.class, history -> Views.history(history, Instant.now())));
  }

  @Override
  public void cellStarted(Cell cell) {
    attended = cell.attended();
  }

  /** What the cell returns will not be shown; so the picture that is there stays. */
  @Override
  public void cellInterrupted(Cell cell) {
    SHOWN.clear();
  }

  @Override
  public void cellFinished(Cell cell) {
    attended = false;
    SHOWN.clear();
  }

  private static MimeBundle pipeline(Pipeline pipeline) {
    return Views.pipeline(
        pipeline.name(), pipeline.tasks(), pipeline.schedule(), pipeline.catchUp());
  }

  private static MimeBundle run(PipelineRun run) {
    MimeBundle bundle = Views.run(run, Instant.now());
    LiveRun before = SHOWN.remove(run.id());
    if (before != null) {
      before.clear();
    }
    return bundle;
  }

  private static <T> Renderer<T> of(Class<T> type, Function<T, MimeBundle> view) {
    return new Renderer<>() {
      @Override
      public Class<T> type() {
        return type;
      }

      @Override
      public MimeBundle render(T value) {
        return view.apply(value);
      }
    };
  }
}
