package trips.pipeline;

/**
 * A pipeline that other JVMs can load: a class with a public constructor without parameters.
 *
 * <p>The class is all that they have: variables of a notebook are null there.
 *
 * <pre>{@code
 * public class Daily implements PipelineDefinition {
 *   public Pipeline define(PipelineStore store) {
 *     return Pipeline.named("daily").task("count", ctx -> …).store(store).build();
 *   }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface PipelineDefinition {

  /** Returns the pipeline, which keeps its runs in this store. */
  Pipeline define(PipelineStore store);
}
