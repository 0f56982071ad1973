package ijava.display;

import java.io.IOException;

/** Where {@link Input} gets its lines; the kernel has one that asks the reader of the notebook. */
@FunctionalInterface
public interface InputChannel {

  /**
   * Asks for one line and waits for it.
   *
   * @param prompt what to show before the line; may be empty
   * @param hidden whether what is typed must not be shown
   * @return the line without its end, or null if the input has ended
   * @throws NoInputException if nobody can answer
   * @throws IOException if the wait was interrupted
   */
  String ask(String prompt, boolean hidden) throws IOException;
}
