package ijava.display;

import ijava.spi.MimeBundle;
import java.util.function.Consumer;

/** Where {@link Display} sends what it shows; the kernel has one that ends in the notebook. */
public interface DisplayChannel {

  /**
   * Shows a bundle below the current cell.
   *
   * @param id the display's id, by which {@link #update} finds it
   */
  void show(MimeBundle bundle, String id);

  /** Replaces what was shown under an id, wherever it stands in the notebook. */
  void update(MimeBundle bundle, String id);

  /**
   * Returns what replaces a display on behalf of the cell that the calling thread works for, later
   * and by any thread.
   */
  default Consumer<MimeBundle> updater(String id) {
    return bundle -> update(bundle, id);
  }

  /**
   * Removes what the current cell has shown so far.
   *
   * @param wait whether to remove only when the next output arrives, which avoids flicker
   */
  void clear(boolean wait);
}
