package trips.pipeline;

import java.time.ZonedDateTime;

/** What a task's body knows about its run, and how it speaks to it; of one try only. */
public interface TaskContext {

  /** Returns the pipeline's name. */
  String pipeline();

  /** Returns the task's name. */
  String task();

  /** Returns the run's id. */
  String runId();

  /** Returns the number of the try, from 1. */
  int attempt();

  /** Returns the time that the run is for, on the schedule's clock. */
  ZonedDateTime logicalTime();

  /**
   * Returns a parameter of the run, which may be null.
   *
   * @throws IllegalArgumentException if the pipeline has none of that name; the message lists those
   *     it has
   */
  Object param(String name);

  /**
   * Keeps a small value for the tasks after this one; the last one given counts, and only if the
   * try succeeds.
   *
   * @param value a String, a Number, a Boolean or null
   * @throws IllegalArgumentException if it is of another type, or longer than 4,096 bytes as text
   */
  void result(Object value);

  /**
   * Returns the value that a task before this one has kept, or null if it kept none.
   *
   * @throws IllegalArgumentException if that task is not before this one
   */
  Object resultOf(String task);

  /**
   * Writes a line to the log of this try, of which the first 200 lines of 1,000 characters are
   * kept; safe for use by any thread.
   *
   * @param format as {@link String#format} takes it; taken as it is if there are no arguments
   */
  void log(String format, Object... args);

  /** Returns the name of the process that runs this try. */
  String worker();
}
