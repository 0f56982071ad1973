package ijava.display;

import java.io.EOFException;
import java.io.UncheckedIOException;

/**
 * Says that nobody can answer, and what to do instead.
 *
 * <p>Unchecked, because {@link java.util.Scanner} swallows every {@code IOException} and then says
 * no more than "No line found".
 */
public final class NoInputException extends UncheckedIOException {

  /** Creates an exception whose message is for the reader of the notebook. */
  public NoInputException(String message) {
    super(message, new EOFException("there is no input"));
  }
}
