package ijava.eval;

import java.util.regex.Pattern;

/** Takes JShell's inner names out of what readers see. */
final class CellNames {

  private static final Pattern WRAPPER =
      Pattern.compile("(?:REPL\\.)?\\$JShell\\$\\w+?[.$](?!\\$)");

  /** What Java 9 adds to every failed cast. */
  private static final Pattern LOADERS =
      Pattern.compile(" \\((?=[^()]*\\bmodule\\b)[^()]*\\)$|(?<=\\w)@[0-9a-f]+(?= in unnamed)");

  private CellNames() {}

  /** Returns a text with the names that the reader wrote. */
  static String clean(String text) {
    return LOADERS.matcher(WRAPPER.matcher(text).replaceAll("")).replaceAll("");
  }

  /** Returns the name of a class as the reader wrote it, without its package. */
  static String simple(Class<?> type) {
    String name = clean(type.getName());
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
