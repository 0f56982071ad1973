package trips.pipeline;

/**
 * Where the executions of a run wait for those who may take them: all workers of the pipeline, or
 * only the JVM that has asked for the run.
 *
 * @param table of db-scheduler; private ones have their own, so that workers need not look past
 *     them
 * @param name that of the task for db-scheduler
 */
record Lane(String table, String name) {

  static final String SHARED_TABLE = "scheduled_tasks";
  static final String PRIVATE_TABLE = "scheduled_tasks_local";

  /** What follows the name of a pipeline in the lane that another scheduler has. */
  static final String ELSEWHERE = "#elsewhere";

  /** Never in a name of a pipeline. */
  private static final String MARK = "#";

  /** Returns the lane of all workers of a pipeline. */
  static Lane shared(String pipeline) {
    return new Lane(SHARED_TABLE, pipeline);
  }

  /** Returns the lane of the one JVM that runs this run. */
  static Lane ofRun(String pipeline, String runId) {
    return new Lane(PRIVATE_TABLE, pipeline + MARK + runId);
  }

  /** Returns the lane of runs that another scheduler starts task by task. */
  static Lane elsewhere(String pipeline) {
    return new Lane(PRIVATE_TABLE, pipeline + ELSEWHERE);
  }

  /** Returns the lane of a stored name. */
  static Lane of(String name) {
    return new Lane(name.contains(MARK) ? PRIVATE_TABLE : SHARED_TABLE, name);
  }

  boolean isPrivate() {
    return table.equals(PRIVATE_TABLE);
  }

  /** Returns whether nothing is scheduled there. */
  boolean isElsewhere() {
    return name.endsWith(ELSEWHERE);
  }

  /** Returns the id of the execution of a task; of the run's alert if the task is empty. */
  static String instance(String runId, String task) {
    return runId + "/" + task;
  }

  /** Returns the run of an execution. */
  static String runOf(String instance) {
    return instance.substring(0, instance.indexOf('/'));
  }

  /** Returns the task of an execution, empty for the run's alert. */
  static String taskOf(String instance) {
    return instance.substring(instance.indexOf('/') + 1);
  }
}
