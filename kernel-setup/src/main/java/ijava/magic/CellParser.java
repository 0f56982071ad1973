package ijava.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a cell into Java and magics. */
final class CellParser {

  private static final Pattern MAGIC = Pattern.compile("\\s*(%%?[A-Za-z]\\w*)(?:[ \\t]+(.*))?");
  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private CellParser() {}

  /**
   * A part of a cell.
   *
   * @param magic the typed name of a magic, null for Java
   * @param line what follows the name on its line
   * @param code Java, or the body of a cell magic
   * @param firstLine the line of the cell, from 0, on which the code begins
   */
  record Part(String magic, String line, String code, int firstLine) {}

  /** Returns the parts in order; a cell magic is alone, since it takes the whole cell. */
  static List<Part> parse(String cell) {
    List<Part> parts = new ArrayList<>();
    String[] lines = cell.split("\n", -1);
    StringBuilder java = new StringBuilder();
    int javaLine = 0;
    Literals literals = new Literals();
    for (int i = 0; i < lines.length; i++) {
      Matcher magic = MAGIC.matcher(lines[i]);
      if (!literals.open() && magic.matches()) {
        String line = magic.group(2) == null ? "" : magic.group(2).strip();
        if (magic.group(1).startsWith("%%") && java.toString().isBlank() && parts.isEmpty()) {
          return List.of(new Part(magic.group(1), line, rest(lines, i + 1), i + 1));
        }
        addJava(parts, java, javaLine);
        parts.add(new Part(magic.group(1), line, line, i));
        javaLine = i + 1;
      } else {
        java.append(lines[i]).append('\n');
        literals.read(lines[i]);
      }
    }
    addJava(parts, java, javaLine);
    return parts;
  }

  /** Returns the arguments of a line, divided at white space, quotes removed. */
  static List<String> arguments(String line) {
    List<String> arguments = new ArrayList<>();
    Matcher each = ARGUMENT.matcher(line);
    while (each.find()) {
      arguments.add(
          each.group(1) != null
              ? each.group(1)
              : each.group(2) != null ? each.group(2) : each.group(3));
    }
    return arguments;
  }

  private static String rest(String[] lines, int from) {
    return String.join("\n", List.of(lines).subList(from, lines.length));
  }

  private static void addJava(List<Part> parts, StringBuilder java, int firstLine) {
    if (!java.toString().isBlank()) {
      parts.add(new Part(null, "", java.toString(), firstLine));
    }
    java.setLength(0);
  }

  /** Knows whether a line begins inside of a text block or a comment, where % means itself. */
  private static final class Literals {

    private String end = "";

    boolean open() {
      return !end.isEmpty();
    }

    void read(String line) {
      int i = 0;
      while (i < line.length()) {
        if (open()) {
          int at = line.indexOf(end, i);
          i = at < 0 ? line.length() : at + end.length();
          end = at < 0 ? end : "";
        } else if (line.startsWith("//", i)) {
          i = line.length();
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
    }

    private static int afterLiteral(String line, int start) {
      int i = start + 1;
      while (i < line.length() && line.charAt(i) != line.charAt(start)) {
        i += line.charAt(i) == '\\' ? 2 : 1;
      }
      return i + 1;
    }
  }
}
