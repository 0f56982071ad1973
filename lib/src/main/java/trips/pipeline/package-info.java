/**
 * Tasks that depend on each other, run in order, on a schedule, again after a failure, and by
 * several processes that share a database: {@link trips.pipeline.Pipeline} on db-scheduler and
 * JGraphT.
 *
 * <p>A notebook writes {@link trips.pipeline.Pipeline}, {@link trips.pipeline.Rule}, {@link
 * trips.pipeline.Alert}, {@link trips.pipeline.SparkTask}, {@link trips.pipeline.PipelineStore} and
 * {@link trips.pipeline.PipelineWorker}; it reads {@link trips.pipeline.PipelineRun} and {@link
 * trips.pipeline.History}.
 */
package trips.pipeline;
