package ijava.spi;

/**
 * Ends a magic and fails its cell with an error that is told as it stands, for example with the
 * line of the cell and a caret; without the magic's usage and without a stack trace.
 */
public final class MagicFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String name;

  /**
   * Creates one.
   *
   * @param name the kind of error, for example {@code SyntaxError}
   * @param message what happened and what to do; may have several lines
   */
  public MagicFailure(String name, String message) {
    super(message, null, false, false);
    this.name = name;
  }

  /** Returns the kind of error. */
  public String name() {
    return name;
  }
}
