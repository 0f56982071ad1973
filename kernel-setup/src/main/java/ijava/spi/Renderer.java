package ijava.spi;

/**
 * Shows the values of one type, and of its subtypes unless one of those has a renderer of its own.
 *
 * @param <T> the type of the values
 */
public interface Renderer<T> {

  /** Returns the type of the values, a class or an interface. */
  Class<T> type();

  /**
   * Returns what to show for a value.
   *
   * <p>Called on the thread that shows the value, while its cell runs. Must not change the value
   * and should be quick: a preview, never the whole of a large value.
   *
   * @param value never null
   * @throws ValueFailure if the value computes only now, and that fails; the cell fails with it
   * @throws Exception if the value cannot be shown; the kernel then falls back to its text and says
   *     why
   */
  MimeBundle render(T value) throws Exception;
}
