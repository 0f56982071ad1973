package lab;

import java.util.Locale;

/** Ends the program with one sentence for the person at the keyboard. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1;

  Stop(String sentence, Object... values) {
    super(String.format(Locale.ROOT, sentence, values));
  }
}
