package ijava.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Divides a cell into Java and magics. */
final class CellParser {

  private static final Pattern MAGIC = Pattern.compile("(\\s*)(%%?[A-Za-z]\\w*)(?:[ \\t]+(.*))?");
  private static final Pattern INLINE = Pattern.compile("=\\s*(%[A-Za-z]\\w*)(?=[ \\t;]|$)");
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

  /**
   * A magic within one line.
   *
   * @param name the typed name
   * @param start where the name begins
   * @param arguments what follows the name, stripped
   * @param inline whether its value goes to Java: {@code var x = %name}
   */
  record Found(String name, int start, String arguments, boolean inline) {}

  /** Returns the parts in order; a cell magic is alone, since it takes the whole cell. */
  static List<Part> parse(String cell) {
    List<Part> parts = new ArrayList<>();
    String[] lines = cell.split("\n", -1);
    StringBuilder java = new StringBuilder();
    int javaLine = 0;
    Literals literals = new Literals();
    for (int i = 0; i < lines.length; i++) {
      Found magic = find(lines[i], literals, java).orElse(null);
      if (magic == null) {
        java.append(lines[i]).append('\n');
        literals.read(lines[i]);
      } else if (magic.inline()) {
        java.append(lines[i], 0, magic.start()).append(call(magic)).append('\n');
      } else {
        if (magic.name().startsWith("%%") && java.toString().isBlank() && parts.isEmpty()) {
          return List.of(new Part(magic.name(), magic.arguments(), rest(lines, i + 1), i + 1));
        }
        addJava(parts, java, javaLine);
        parts.add(new Part(magic.name(), magic.arguments(), magic.arguments(), i));
        javaLine = i + 1;
      }
    }
    addJava(parts, java, javaLine);
    return parts;
  }

  /**
   * Finds the magic of a line.
   *
   * @param literals has read the lines before it
   * @param before the Java before it, since {@code int x =} may end the line before
   */
  static Optional<Found> find(String line, Literals literals, CharSequence before) {
    Matcher magic = MAGIC.matcher(line);
    if (!literals.open() && magic.matches()) {
      String arguments = magic.group(3) == null ? "" : magic.group(3).strip();
      boolean inline = magic.group(2).lastIndexOf('%') == 0 && endsWithEquals(before);
      return Optional.of(new Found(magic.group(2), magic.start(2), arguments, inline));
    }
    Matcher inline = INLINE.matcher(line);
    while (inline.find()) {
      if (literals.isCode(line, inline.start(1))) {
        String arguments = line.substring(inline.end(1)).strip();
        return Optional.of(new Found(inline.group(1), inline.start(1), arguments, true));
      }
    }
    return Optional.empty();
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

  private static boolean endsWithEquals(CharSequence java) {
    String text = java.toString().stripTrailing();
    return text.endsWith("=") && !text.endsWith("==");
  }

  /** Returns the call that IJava's inline magics stand for; a semicolon may end them. */
  private static String call(Found magic) {
    String arguments = magic.arguments().replaceFirst("\\s*;$", "");
    return "ijava.magic.Magics.lineMagic("
        + literal(magic.name().substring(1))
        + ", java.util.List.of("
        + arguments(arguments).stream().map(CellParser::literal).collect(Collectors.joining(", "))
        + "));";
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
}
