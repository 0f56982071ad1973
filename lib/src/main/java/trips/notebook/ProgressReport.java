package trips.notebook;

import java.util.List;

/**
 * How far the Spark jobs of a cell are.
 *
 * @param actions those that run, oldest first
 * @param ended how many actions have ended
 * @param streams the streams that have said something while the cell ran
 * @param nanos since the cell began
 */
record ProgressReport(List<Action> actions, int ended, List<Stream> streams, long nanos) {

  /**
   * One query or one job of an RDD.
   *
   * @param name what the reader called, for example {@code count}
   * @param jobs how many jobs it has started
   * @param stages how many stages they have, skipped ones left out
   * @param stagesDone how many of these are done
   * @param tasks how many tasks the known stages have
   * @param rows how many rows its tasks have read from files and tables
   * @param nanos since its first job began
   */
  record Action(
      String name,
      int jobs,
      int stages,
      int stagesDone,
      int tasks,
      int done,
      int running,
      int failed,
      long rows,
      long nanos) {}

  /**
   * The last batch of a stream.
   *
   * @param run the id of the run
   * @param rows how many rows the batch has read
   * @param rate rows per second; not a number before the first batch
   */
  record Stream(String run, String name, long batch, long rows, double rate) {}

  boolean isEmpty() {
    return actions.isEmpty() && streams.isEmpty();
  }
}
