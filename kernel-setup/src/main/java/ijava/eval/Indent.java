package ijava.eval;

/** The white space that the next line of unfinished code begins with. */
final class Indent {

  private static final int STEP = 4;

  private Indent() {}

  /**
   * Returns four spaces for each bracket that is open at the end; brackets in strings, characters
   * and comments do not count.
   */
  static String after(String code) {
    int open = 0;
    int i = 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      if (code.startsWith("//", i)) {
        i = endOf(code, "\n", i);
      } else if (code.startsWith("/*", i)) {
        i = endOf(code, "*/", i + 2);
      } else if (code.startsWith("\"\"\"", i)) {
        i = endOf(code, "\"\"\"", i + 3);
      } else if (c == '"' || c == '\'') {
        i = endOfLiteral(code, i);
      } else {
        open += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
        i++;
      }
    }
    return " ".repeat(STEP * Math.max(0, open));
  }

  private static int endOf(String code, String end, int from) {
    int at = code.indexOf(end, from);
    return at < 0 ? code.length() : at + end.length();
  }

  private static int endOfLiteral(String code, int start) {
    int i = start + 1;
    while (i < code.length() && code.charAt(i) != code.charAt(start) && code.charAt(i) != '\n') {
      i += code.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
