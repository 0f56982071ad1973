package trips.pipeline;

/** Where a run, a task of a run, or one try of a task stands. */
public enum State {
  /** A task whose parents have not all ended. */
  WAITING,
  /** A task that may start and waits for a worker or for a slot of its pool. */
  QUEUED,
  /** A run of which a task has not ended, or a task or try whose body runs. */
  RUNNING,
  /** A task that failed and will be tried again after a pause. */
  RETRYING,
  /** Ended as it should; a run, if no task of it failed. */
  SUCCEEDED,
  /** Ended with an error; a task, if no try is left; a run, if a task failed. */
  FAILED,
  /** A task whose rule did not let it start. */
  SKIPPED,
  /** A try only: its worker was not heard of any more; another worker tries again. */
  LOST;

  /** Returns whether nothing more happens to what is in this state. */
  public boolean isEnd() {
    return this == SUCCEEDED || this == FAILED || this == SKIPPED || this == LOST;
  }
}
