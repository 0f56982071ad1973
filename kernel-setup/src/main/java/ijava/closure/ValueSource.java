package ijava.closure;

import java.io.IOException;

/** Where the variables live: the kernel. */
public interface ValueSource {

  /**
   * Returns the current values of variables; called while an object is being written.
   *
   * @param names as {@link CellVariables} holds them
   * @param stream the stream that is being written, by its identity: within one stream a variable
   *     has one value
   * @throws java.io.NotSerializableException if a variable that the code certainly reads cannot
   *     travel; the message is for the reader
   */
  CellValue[] values(String names, Object stream) throws IOException;

  /** Returns whether the calling thread runs a task, which then gets copies of its own. */
  boolean inTask();
}
