package ijava.protocol;

/** Says why frames are not a message of a trusted client; such frames are logged and dropped. */
public final class MalformedMessageException extends Exception {

  MalformedMessageException(String message) {
    super(message);
  }
}
