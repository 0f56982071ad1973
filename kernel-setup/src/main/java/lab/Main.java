package lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a word that a person typed; {@code Lab.java} starts it. */
public final class Main {

  private Main() {}

  /**
   * Runs a word and ends the JVM with its exit code.
   *
   * @param args the root of the checkout, then what was typed
   */
  public static void main(String[] args) {
    System.exit(run(new Checkout(Path.of(args[0])), List.of(args).subList(1, args.length)));
  }

  private static int run(Checkout at, List<String> typed) {
    try {
      return Words.run(at, new ArrayList<>(typed));
    } catch (Stop stop) {
      Console.problem(stop.getMessage());
    } catch (IOException unusable) { // a read-only checkout, a full disk
      String why = unusable.toString().replaceAll("^[\\w.]*\\.", "");
      Console.problem(
          "A file could not be read or written: " + why + ". Mend that and run this again.");
    } catch (Exception | Error unexpected) {
      Console.problem(
          "That should not happen: " + unexpected + ". Please report it with this trace:");
      unexpected.printStackTrace();
    }
    return 1;
  }
}
