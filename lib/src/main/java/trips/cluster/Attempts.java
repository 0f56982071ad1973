package trips.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Starts servers on free ports: somebody else may take one before they do. */
final class Attempts {

  private static final int MOST = 3;

  private Attempts() {}

  /** Makes what is not started yet. */
  interface Maker<T> {
    T make() throws IOException;
  }

  /** Starts what is made, and waits until it is ready. */
  interface Launcher<T> {
    void launch(T made) throws IOException;
  }

  /**
   * Makes and starts something, again if a process of it ends at once. What does not start is
   * closed.
   *
   * @param what it is, for the error
   * @throws IllegalStateException if a process has ended at each attempt
   * @throws UncheckedIOException if a file cannot be written or a process not be started
   */
  static <T> T start(String what, Maker<T> maker, Launcher<T> launcher, Consumer<T> close) {
    Daemon.Ended last = null;
    for (int attempt = 0; attempt < MOST; attempt++) {
      T made;
      try {
        made = maker.make();
      } catch (IOException e) {
        throw cannotStart(what, e);
      }
      try {
        launcher.launch(made);
        return made;
      } catch (Daemon.Ended e) {
        last = e;
        close.accept(made);
      } catch (IOException e) {
        close.accept(made);
        throw cannotStart(what, e);
      } catch (RuntimeException e) {
        close.accept(made);
        throw e;
      }
    }
    throw new IllegalStateException(last.getMessage(), last);
  }

  private static UncheckedIOException cannotStart(String what, IOException e) {
    return new UncheckedIOException(what + " cannot be started: " + e.getMessage(), e);
  }
}
