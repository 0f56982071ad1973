package ijava.spi;

/**
 * Thrown by a renderer whose value computes what it shows only then, and fails: the cell fails with
 * the cause, as if it had asked for the rows itself.
 *
 * <p>Any other exception of a renderer means that the renderer failed, not the value; the value is
 * then shown as text.
 */
public final class ValueFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Creates one.
   *
   * @param cause why the value cannot be computed, never null
   */
  public ValueFailure(Throwable cause) {
    super(cause.toString(), cause, false, false);
  }
}
