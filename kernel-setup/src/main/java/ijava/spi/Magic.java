package ijava.spi;

import java.util.List;

/**
 * A command that is not Java: {@code %name arguments} on a line of its own, or {@code %%name
 * arguments} on the first line of a cell, whose other lines are its body.
 *
 * @param name the name without percent signs
 * @param kind whether it takes a line or a cell
 * @param usage one line as one would type it, for example {@code %%timeout SECONDS}
 * @param help what it does, one or two sentences
 * @param handler does it
 */
public record Magic(String name, Kind kind, String usage, String help, Handler handler) {

  /** What a magic takes. */
  public enum Kind {
    /** {@code %name}: the rest of the line. */
    LINE,
    /** {@code %%name}: the rest of the cell. */
    CELL
  }

  /** Returns the name as one types it, with one or two percent signs. */
  public String typedName() {
    return (kind == Kind.LINE ? "%" : "%%") + name;
  }

  /** Does what a magic says. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Runs the magic on the thread of the cell.
     *
     * @return a value to show, or null for none
     * @throws IllegalArgumentException if arguments are wrong; its message is shown with the usage
     * @throws Exception if something else goes wrong
     */
    Object run(Call call) throws Exception;
  }

  /** One use of a magic. */
  public interface Call {

    /** Returns the arguments, divided at white space, quotes removed. */
    List<String> arguments();

    /** Returns what stands after the name on its line, as typed. */
    String line();

    /** Returns the cell without the magic's line; empty for line magics. */
    String body();

    /**
     * Runs Java as a part of the cell: the body of a cell magic, the line of a line magic. Its
     * output and result are the cell's; where it fails, the magic ends and the cell fails.
     */
    void evaluate();

    /** Interrupts the cell as the reader would; returns at once. May be called by any thread. */
    void interrupt();
  }
}
