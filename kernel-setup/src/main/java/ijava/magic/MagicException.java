package ijava.magic;

/** A magic has failed; the message is for the reader and complete without a stack trace. */
public final class MagicException extends RuntimeException {

  /** Creates one with a sentence that says what was given, what is allowed and what to do. */
  public MagicException(String message) {
    super(message);
  }
}
