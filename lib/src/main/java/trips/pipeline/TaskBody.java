package trips.pipeline;

/** What a task does. */
@FunctionalInterface
public interface TaskBody {

  /**
   * Does it once. Another try may have run before and broken off anywhere, so write what a second
   * time does no harm.
   *
   * @throws Exception if the try has failed
   */
  void run(TaskContext ctx) throws Exception;
}
