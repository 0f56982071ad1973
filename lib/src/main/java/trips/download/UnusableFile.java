package trips.download;

/** A file is not what it should be; the message says why, in half a sentence. */
final class UnusableFile extends Exception {

  private static final long serialVersionUID = 1;

  UnusableFile(String message) {
    super(message);
  }

  UnusableFile(String message, Throwable cause) {
    super(message, cause);
  }
}
