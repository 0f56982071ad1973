package ijava.spi;

/**
 * One execution of a cell.
 *
 * @param number the execution count, as in {@code In [7]}; 0 for silent executions
 * @param id the message id of the request, unique within the kernel's life
 * @param source the code as the reader typed it
 * @param attended whether somebody may be looking: false for programs that run notebooks, which
 *     allow no input, and whose outputs are kept; what only amuses while one waits is left out then
 */
public record Cell(int number, String id, String source, boolean attended) {

  /** Creates one that nobody looks at. */
  public Cell(int number, String id, String source) {
    this(number, id, source, false);
  }

  /** Returns the same execution with another source, of which it is a part. */
  public Cell withSource(String part) {
    return new Cell(number, id, part, attended);
  }
}
