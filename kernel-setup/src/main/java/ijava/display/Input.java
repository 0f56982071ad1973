package ijava.display;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Objects;

/**
 * Asks the reader of the notebook, below the running cell.
 *
 * <p>{@code System.in} works, too: {@code new Scanner(System.in).nextLine()} asks with what the
 * cell has printed last on its line. Outside of a kernel the console is asked. Safe for use by any
 * thread.
 */
public final class Input {

  private static volatile InputChannel channel = Input::askConsole;

  private Input() {}

  /** Asks through another channel from now on; called by the kernel as it starts. */
  public static void connect(InputChannel to) {
    channel = Objects.requireNonNull(to, "to");
  }

  /**
   * Asks for one line.
   *
   * @return the line without its end, or null if the input has ended
   * @throws NoInputException if the client of the cell cannot ask its reader
   */
  public static String line(String prompt) {
    return ask(prompt, false);
  }

  /**
   * Asks for a secret, which is shown neither while it is typed nor in the notebook.
   *
   * @return the secret, or null if the input has ended
   * @throws NoInputException if the client of the cell cannot ask its reader
   */
  public static String password(String prompt) {
    return ask(prompt, true);
  }

  private static String ask(String prompt, boolean hidden) {
    try {
      return channel.ask(Objects.requireNonNull(prompt, "prompt"), hidden);
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException("the wait for input was interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String askConsole(String prompt, boolean hidden) throws IOException {
    Console console = System.console();
    if (console != null && hidden) {
      char[] secret = console.readPassword("%s", prompt);
      return secret == null ? null : new String(secret);
    }
    System.out.print(prompt);
    return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
        .readLine();
  }
}
