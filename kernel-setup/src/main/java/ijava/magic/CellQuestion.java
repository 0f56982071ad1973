package ijava.magic;

import ijava.magic.CellParser.Found;
import ijava.spi.Magic;
import java.util.Optional;

/**
 * What a question about a cell, such as a completion, is about: the magic at the cursor, or Java.
 *
 * @param found the magic on the cursor's line, null if there is none or the cursor is before it
 * @param lineStart where the cursor's line begins
 * @param java the cell with spaces in place of all that is not Java, as long as the cell
 * @param isJava whether the cursor is where Java is
 */
record CellQuestion(Found found, int lineStart, String java, boolean isJava) {

  /** Looks at a cell that is still being typed. */
  static CellQuestion of(String code, int cursor, MagicTable table) {
    StringBuilder java = new StringBuilder();
    Literals literals = new Literals();
    Found atCursor = null;
    int cursorLine = 0;
    boolean isJava = true;
    boolean bodyIsJava = true;
    int start = 0;
    for (String line : code.split("\n", -1)) {
      boolean here = cursor >= start && cursor <= start + line.length();
      Found found =
          bodyIsJava ? CellParser.find(line, literals, java.toString()).orElse(null) : null;
      boolean takesJava = found == null ? bodyIsJava : takesJava(found, table);
      if (here) {
        cursorLine = start;
        atCursor = found != null && cursor > start + found.start() ? found : null;
        isJava = takesJava || atCursor == null && bodyIsJava;
      }
      java.append(start == 0 ? "" : "\n").append(javaOf(line, found, takesJava));
      if (found == null) {
        literals.read(line);
      } else if (found.name().startsWith("%%") && java.toString().isBlank()) {
        bodyIsJava = takesJava;
      }
      start += line.length() + 1;
    }
    return new CellQuestion(atCursor, cursorLine, java.toString(), isJava);
  }

  private static boolean takesJava(Found found, MagicTable table) {
    Optional<Magic> magic = table.find(found.name());
    return magic.isPresent() && magic.get().arguments() == Magic.Arguments.JAVA;
  }

  private static String javaOf(String line, Found found, boolean takesJava) {
    if (found == null) {
      return takesJava ? line : " ".repeat(line.length());
    }
    int end = found.start() + found.name().length();
    if (found.inline()) {
      return line.substring(0, found.start())
          + "0;"
          + " ".repeat(line.length() - found.start() - 2);
    }
    boolean lineOfJava = takesJava && found.name().lastIndexOf('%') == 0;
    return lineOfJava ? " ".repeat(end) + line.substring(end) : " ".repeat(line.length());
  }
}
