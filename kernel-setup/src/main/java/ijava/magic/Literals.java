package ijava.magic;

/** Knows whether a line begins inside of a text block or a comment, where % means itself. */
final class Literals {

  private String end = "";

  /** Returns whether the next line begins inside of a text block or a comment. */
  boolean open() {
    return !end.isEmpty();
  }

  /** Reads a line of Java. */
  void read(String line) {
    scan(line, line.length());
  }

  /** Returns whether a position of the next line is code; reads nothing. */
  boolean isCode(String line, int at) {
    Literals copy = new Literals();
    copy.end = end;
    return copy.scan(line, at) == at && !copy.open();
  }

  /** Reads until a position is reached or passed, and returns where the reading ended. */
  private int scan(String line, int to) {
    int i = 0;
    while (i < to) {
      if (open()) {
        int at = line.indexOf(end, i);
        i = at < 0 ? line.length() : at + end.length();
        end = at < 0 ? end : "";
      } else if (line.startsWith("//", i)) {
        return Integer.MAX_VALUE;
      } else if (line.startsWith("/*", i)) {
        end = "*/";
        i += 2;
      } else if (line.startsWith("\"\"\"", i)) {
        end = "\"\"\"";
        i += end.length();
      } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
        i = afterLiteral(line, i);
      } else {
        i++;
      }
    }
    return i;
  }

  private static int afterLiteral(String line, int start) {
    int i = start + 1;
    while (i < line.length() && line.charAt(i) != line.charAt(start)) {
      i += line.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
