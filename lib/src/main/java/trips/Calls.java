package trips;

import java.util.Map;

/** Keeps and runs what a cell has given. */
final class Calls {

  private Calls() {}

  /**
   * Adds an alternative.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  static <C> void add(Map<String, C> calls, String name, C call) {
    if (calls.putIfAbsent(name, call) != null) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is there already; give each alternative a name of its own");
    }
  }

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
