/**
 * Tasks that depend on each other, run in order, on a schedule, again after a failure, and by
 * several processes that share a database: {@link trips.pipeline.Pipeline} on db-scheduler and
 * JGraphT.
 *
 * <p>A notebook writes {@link trips.pipeline.Pipeline}, {@link trips.pipeline.Rule}, {@link
 * trips.pipeline.Alert}, {@link trips.pipeline.SparkTask}, {@link trips.pipeline.PipelineStore} and
 * {@link trips.pipeline.PipelineWorker}, and with them {@link trips.pipeline.EmailServer} and, for
 * other JVMs, a {@link trips.pipeline.PipelineDefinition}; a task's body speaks to its {@link
 * trips.pipeline.TaskContext}. It reads {@link trips.pipeline.PipelineRun} with {@link
 * trips.pipeline.TaskRun}, {@link trips.pipeline.Try} and {@link trips.pipeline.State}, {@link
 * trips.pipeline.History}, and the {@link trips.pipeline.Worker} that {@code start()} returns.
 */
package trips.pipeline;
