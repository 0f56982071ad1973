package lab;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What the person sees; its lock is that of the class. */
final class Console {
  static final Charset CHARSET = charset();
  static final boolean UTF8 = StandardCharsets.UTF_8.equals(CHARSET);
  static final boolean TERMINAL = terminal();

  private static final int WIDTH = 78;
  private static final PrintStream PRINT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, CHARSET);

  private Console() {}

  static synchronized void line(String text) {
    PRINT.println(text);
  }

  static void problem(String sentence) {
    if (!Children.ending()) { // After Ctrl-C, a child that was ended is no problem.
      line(mark(false) + " " + sentence);
    }
  }

  /** Says that a step has ended, and how long it took since {@code start} in nanoseconds. */
  static void ended(boolean good, String what, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    String dots = UTF8 ? "…" : "...";
    line(String.format(Locale.ROOT, "%s %s %s %.1f s", mark(good), what, dots, seconds));
  }

  static String mark(boolean good) {
    return UTF8 ? good ? "✓" : "✗" : good ? "ok" : "!!";
  }

  /** Rewrites the last line of a terminal. */
  static synchronized void over(String text) {
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    PRINT.print("\r" + cut + " ".repeat(WIDTH - cut.length()) + (cut.isEmpty() ? "\r" : ""));
    PRINT.flush();
  }

  private static Charset charset() {
    for (String name : List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
      String value = System.getProperty(name);
      if (value != null && Charset.isSupported(value)) {
        return Charset.forName(value);
      }
    }
    return Charset.defaultCharset();
  }

  private static boolean terminal() {
    try { // Since JDK 22 there is a console without a terminal.
      return System.console() != null
          && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException older) {
      return System.console() != null;
    }
  }
}
