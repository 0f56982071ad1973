package trips.pipeline;

/** Is told how a run in this JVM gets on. */
interface RunListener {

  /** Nobody looks. */
  RunListener NONE = run -> {};

  /**
   * Takes a new picture of the run; called on the thread that waits for the run, at most five times
   * a second, and once more when it has ended.
   */
  void changed(PipelineRun run);
}
