package ijava.eval;

/**
 * What the code of cells calls in place of {@link System#exit(int)} and its like, which would end
 * the kernel and lose the reader's variables without a word.
 *
 * <p>Public because cells call it; not for use by hand. An error, so that a cell's {@code catch
 * (Exception e)} does not swallow it. Libraries are not rewritten: their exits are real.
 *
 * @see StopCheckInjector
 */
public final class CellExit extends Error {

  private CellExit(String call) {
    super(
        call
            + " would end the kernel and lose your variables;"
            + " to end it, use Kernel → Shut Down; to leave a method, use return");
  }

  /**
   * Stands for {@link System#exit(int)}.
   *
   * @throws CellExit always
   */
  public static void exit(int status) {
    throw new CellExit("System.exit(" + status + ")");
  }

  /**
   * Stands for {@link Runtime#exit(int)}.
   *
   * @throws CellExit always
   */
  public static void exit(Runtime runtime, int status) {
    throw new CellExit("Runtime.exit(" + status + ")");
  }

  /**
   * Stands for {@link Runtime#halt(int)}.
   *
   * @throws CellExit always
   */
  public static void halt(Runtime runtime, int status) {
    throw new CellExit("Runtime.halt(" + status + ")");
  }
}
