package ijava.eval;

/** Takes what a cell prints; may be called by many threads, also after the cell has ended. */
public interface CellOutput {

  /**
   * Takes text of one of the two streams, in the order of printing.
   *
   * @param stream which stream
   * @param text whole characters, never half a surrogate pair
   */
  void print(Stream stream, String text);

  /** The two streams of a process. */
  enum Stream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }
}
