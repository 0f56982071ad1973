package ijava.eval;

import java.util.ArrayDeque;
import java.util.Deque;

/** The brackets that unfinished code leaves open, and the white space they mean for a line. */
final class Indent {

  private static final int STEP = 4;

  private Indent() {}

  /**
   * Returns four spaces for each bracket that is open at the end; brackets in strings, characters
   * and comments do not count.
   */
  static String after(String code) {
    return " ".repeat(STEP * openBrackets(code).size());
  }

  /** Returns the line of the last bracket that is open at the end, from 1; 0 if none is. */
  static int openLine(String code) {
    Deque<Integer> open = openBrackets(code);
    return open.isEmpty()
        ? 0
        : 1 + (int) code.substring(0, open.peek()).chars().filter(c -> c == '\n').count();
  }

  /** Returns what closes the brackets that are open at the end, the last statement too. */
  static String closing(String code) {
    StringBuilder closing = new StringBuilder();
    for (int open : openBrackets(code)) {
      switch (code.charAt(open)) {
        case '{' -> closing.append(";}");
        case '[' -> closing.append(']');
        default -> closing.append(')');
      }
    }
    return closing.toString();
  }

  private static Deque<Integer> openBrackets(String code) {
    Deque<Integer> open = new ArrayDeque<>();
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
        if ("{[(".indexOf(c) >= 0) {
          open.push(i);
        } else if ("}])".indexOf(c) >= 0) {
          open.poll();
        }
        i++;
      }
    }
    return open;
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
