package ijava.kernel;

import ijava.display.DisplayChannel;
import ijava.spi.MimeBundle;
import java.util.function.Consumer;

/** Sends what is shown to the cell that the calling thread works for. */
final class CellDisplay implements DisplayChannel {

  @Override
  public void show(MimeBundle bundle, String id) {
    withCell(cell -> cell.display(bundle, id));
  }

  @Override
  public void update(MimeBundle bundle, String id) {
    withCell(cell -> cell.updateDisplay(bundle, id));
  }

  @Override
  public Consumer<MimeBundle> updater(String id) {
    CellChannel cell = CellChannel.current();
    return cell == null ? bundle -> {} : bundle -> cell.updateDisplay(bundle, id);
  }

  @Override
  public void clear(boolean wait) {
    withCell(cell -> cell.clear(wait));
  }

  private static void withCell(Consumer<CellChannel> action) {
    CellChannel cell = CellChannel.current();
    if (cell != null) {
      action.accept(cell);
    }
  }
}
