package trips.notebook;

import ijava.display.Display;
import ijava.spi.MimeBundle;

/** Where what changes is shown. */
public interface Screen {

  /** The cell that runs. */
  Screen NOTEBOOK =
      new Screen() {

        @Override
        public String show(MimeBundle bundle) {
          return Display.display(bundle);
        }

        @Override
        public void update(String id, MimeBundle bundle) {
          Display.updateDisplay(id, bundle);
        }
      };

  /** Shows something and returns the id under which it can be replaced. */
  String show(MimeBundle bundle);

  /** Replaces what was shown. */
  void update(String id, MimeBundle bundle);
}
