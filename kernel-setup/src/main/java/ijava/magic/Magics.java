package ijava.magic;

import java.util.List;
import java.util.Objects;

/**
 * Calls magics from Java; every cell has these methods imported.
 *
 * <p>Names and signatures are IJava's. {@code List<String> jars = %jars lib/*.jar} in a cell stands
 * for a call of {@link #lineMagic}.
 */
public final class Magics {

  private static volatile MagicEvaluator evaluator;

  private Magics() {}

  /** Runs the magics of this JVM with an evaluator; called by the kernel as it starts. */
  public static void connect(MagicEvaluator to) {
    evaluator = Objects.requireNonNull(to, "to");
  }

  /**
   * Runs a line magic as a part of the running cell.
   *
   * @param <T> the type that the caller wants; not checked here
   * @param name the name without percent sign
   * @return the value, null if the magic has none
   * @throws MagicException if there is no such magic, or if it fails
   */
  public static <T> T lineMagic(String name, List<String> args) {
    return cast(connected().call("%" + name, args, ""));
  }

  /**
   * Runs a cell magic as a part of the running cell; otherwise as {@link #lineMagic}.
   *
   * @param body what would be the other lines of the cell
   */
  public static <T> T cellMagic(String name, List<String> args, String body) {
    return cast(connected().call("%%" + name, args, body));
  }

  private static MagicEvaluator connected() {
    MagicEvaluator connected = evaluator;
    if (connected == null) {
      throw new MagicException("magics run in a notebook's cell only, not in a program");
    }
    return connected;
  }

  /** The caller's type decides, as in IJava, whose signature leaves no other way. */
  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
