package trips.pipeline;

/** When a task with parents may start. Each rule waits until all parents have ended. */
public enum Rule {
  /** All parents succeeded; else the task is skipped. */
  ALL_SUCCEEDED,
  /** At least one parent failed for good; else the task is skipped. */
  ANY_FAILED,
  /** The parents have ended, however. */
  ALWAYS
}
