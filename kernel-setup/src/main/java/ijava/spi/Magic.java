package ijava.spi;

import java.util.List;

/**
 * A command that is not Java: {@code %name arguments} on a line of its own or after {@code =}, or
 * {@code %%name arguments} on the first line of a cell, whose other lines are its body.
 *
 * @param name the name without percent signs
 * @param kind whether it takes a line or a cell
 * @param usage one line as one would type it, for example {@code %%timeout SECONDS}
 * @param help what it does, one or two sentences
 * @param handler does it
 * @param aliases further names, without percent signs
 * @param arguments offers what may stand after the name
 */
public record Magic(
    String name,
    Kind kind,
    String usage,
    String help,
    Handler handler,
    List<String> aliases,
    Arguments arguments) {

  /** Copies the list. */
  public Magic {
    aliases = List.copyOf(aliases);
  }

  /** Creates a magic with one name, whose arguments are not completed. */
  public Magic(String name, Kind kind, String usage, String help, Handler handler) {
    this(name, kind, usage, help, handler, List.of(), Arguments.NONE);
  }

  /** Returns this magic with further names, without percent signs. */
  public Magic withAliases(String... names) {
    return new Magic(name, kind, usage, help, handler, List.of(names), arguments);
  }

  /** Returns this magic with something that completes its arguments. */
  public Magic completing(Arguments offered) {
    return new Magic(name, kind, usage, help, handler, aliases, offered);
  }

  /** What a magic takes. */
  public enum Kind {
    /** {@code %name}: the rest of the line. */
    LINE("%"),
    /** {@code %%name}: the rest of the cell. */
    CELL("%%");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /** Returns the name as one types it, with one or two percent signs. */
  public String typedName() {
    return typed(name);
  }

  /** Returns any of its names as one types it, with one or two percent signs. */
  public String typed(String anyName) {
    return kind.sign + anyName;
  }

  /** Does what a magic says. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Runs the magic on the thread of the cell.
     *
     * @return a value to show, or null for none; {@link Quiet} for one that only Java code wants
     * @throws IllegalArgumentException if arguments are wrong; its message is shown with the usage
     * @throws MagicFailure to fail with an error that is told as it stands
     * @throws InterruptedException if the reader has stopped the cell
     * @throws Exception if something else goes wrong
     */
    Object run(Call call) throws Exception;
  }

  /**
   * A value that {@code var x = %name} gets and that {@code %name} alone does not show.
   *
   * @param value may be null
   */
  public record Quiet(Object value) {}

  /** Offers what may stand after a magic's name; called by any thread, while cells run. */
  @FunctionalInterface
  public interface Arguments {

    /** Offers nothing. */
    Arguments NONE = word -> List.of();

    /** The arguments and the body are Java, and completed as such. */
    Arguments JAVA = word -> List.of();

    /**
     * Returns what the word may become, best first.
     *
     * @param word what is typed of the argument at the cursor, may be empty
     */
    List<String> complete(String word);

    /**
     * Returns what a word in the body of a cell magic may become, best first; nothing by default.
     *
     * @param word the letters, digits and underscores before the cursor, may be empty
     */
    default List<String> completeBody(String word) {
      return List.of();
    }
  }

  /** One use of a magic. */
  public interface Call {

    /** Returns the arguments, divided at white space, quotes removed. */
    List<String> arguments();

    /** Returns what stands after the name on its line, as typed. */
    String line();

    /** Returns what messages call the cell: {@code cell [7]}; its body begins on line 2. */
    String cell();

    /** Returns the cell without the magic's line; empty for line magics. */
    String body();

    /**
     * Runs Java as a part of the cell: the body of a cell magic, the line of a line magic. Its
     * output and result are the cell's; where it fails, the magic ends and the cell fails.
     */
    void evaluate();

    /** Runs other code, Java and magics, as a part of the cell; otherwise as {@link #evaluate}. */
    void evaluate(String code);

    /** Interrupts the cell as the reader would; returns at once. May be called by any thread. */
    void interrupt();
  }
}
