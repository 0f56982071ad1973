package ijava.eval;

/**
 * Whether code can run as it stands.
 *
 * @param status in the protocol's words
 * @param indent the white space to begin the next line with; empty unless incomplete
 */
public record Completeness(Status status, String indent) {

  /** The protocol's words, in lower case there. */
  public enum Status {
    /** The code can run. */
    COMPLETE,
    /** The code wants another line. */
    INCOMPLETE,
    /** The code is wrong, and more lines will not mend it. */
    INVALID,
    /** It cannot be told. */
    UNKNOWN
  }
}
