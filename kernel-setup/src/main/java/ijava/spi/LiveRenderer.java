package ijava.spi;

import java.util.function.Consumer;

/**
 * Shows values that go on changing after they have been shown, such as a running stream.
 *
 * <p>The value of a cell is then shown as a display rather than as a result: front ends replace
 * only displays.
 *
 * @param <T> the type of the values
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#update-display-data">Jupyter
 *     messaging, section Update display data</a>
 */
public interface LiveRenderer<T> extends Renderer<T> {

  /**
   * Begins to follow a value that has just been shown; returns at once.
   *
   * @param value the value, never null
   * @param replace takes what is to stand in the place of what was shown; callable by any thread,
   *     also after the cell has ended
   */
  void follow(T value, Consumer<MimeBundle> replace);
}
