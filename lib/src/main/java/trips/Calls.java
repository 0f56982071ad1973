package trips;

/** Runs what a cell has given. */
final class Calls {

  private Calls() {}

  /**
   * Runs a call and throws on what it throws, also a checked exception: an error of the cell's own
   * code should look as it would without us around it.
   */
  static void run(Call call) {
    try {
      call.run();
    } catch (Exception e) {
      throw Calls.<RuntimeException>asIs(e);
    }
  }

  @SuppressWarnings("unchecked") // types are erased, so that nothing is cast
  private static <E extends Exception> E asIs(Exception e) throws E {
    throw (E) e;
  }
}
