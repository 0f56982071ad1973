package trips.pipeline;

import java.util.List;

/**
 * The latest runs of a pipeline.
 *
 * @param pipeline its name
 * @param tasks the names of its tasks as they are now, in topological order; older runs may have
 *     had others
 * @param runs by logical time, oldest first
 */
public record History(String pipeline, List<String> tasks, List<PipelineRun> runs) {

  /** Keeps the lists as they are now. */
  public History {
    tasks = List.copyOf(tasks);
    runs = List.copyOf(runs);
  }
}
