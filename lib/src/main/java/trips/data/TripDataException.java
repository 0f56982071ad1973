package trips.data;

/**
 * Trip data cannot be found, read or made; the message says what was given, what is allowed and
 * what to do next, and is meant to be shown without a stack trace.
 */
public final class TripDataException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  /** Creates the exception with the sentence that a user reads. */
  public TripDataException(String message) {
    super(message);
  }

  /** Creates the exception with the sentence that a user reads and what lies behind it. */
  public TripDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
