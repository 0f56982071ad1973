package ijava.eval;

/**
 * What the code of every cell calls at the start of its methods and before it jumps back, so that
 * an interrupt reaches code that never waits.
 *
 * <p>Public because cells call it; not for use by hand.
 *
 * @see StopCheckInjector
 */
public final class StopCheck {

  /**
   * Whether any cell is being stopped; read at every check, so it is one plain load on most CPUs.
   */
  private static volatile boolean armed;

  private StopCheck() {}

  /**
   * Returns at once, unless the calling thread works for a cell that is being stopped.
   *
   * @throws CellInterrupted if it does
   */
  public static void check() {
    if (armed) {
      throwIfInterrupted();
    }
  }

  static void arm() {
    armed = true;
  }

  static void disarm() {
    armed = false;
  }

  private static void throwIfInterrupted() {
    CellScope scope = CellScope.current();
    if (scope != null && scope.isInterrupted()) {
      throw new CellInterrupted();
    }
  }

  /**
   * Ends the code of an interrupted cell. An error, so that a cell's {@code catch (Exception e)}
   * does not swallow it.
   */
  public static final class CellInterrupted extends Error {

    CellInterrupted() {
      super("the cell was interrupted", null, false, true);
    }
  }
}
