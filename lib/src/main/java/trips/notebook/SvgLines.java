package trips.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines that follow one another in one style into one path: a curve of 200 points is drawn as
 * 199 lines, each with a style of its own, whose ends do not meet smoothly.
 */
final class SvgLines {

  private static final Pattern LINE =
      Pattern.compile(
          "<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\""
              + " y2=\"([^\"]*)\"/>");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder data = new StringBuilder();
  private String style = "";
  private String end = "";

  private SvgLines() {}

  /** Returns a document with one element per line, its lines joined. */
  static String join(String body) {
    SvgLines lines = new SvgLines();
    body.lines().forEach(lines::next);
    lines.flush();
    return lines.out.toString();
  }

  private void next(String element) {
    Matcher line = LINE.matcher(element);
    if (!line.matches()) {
      flush();
      out.append(element).append('\n');
      return;
    }
    if (!line.group(1).equals(style)) {
      flush();
      style = line.group(1);
    }
    String start = line.group(2) + "," + line.group(4);
    if (!start.equals(end)) {
      data.append(" M").append(start);
    }
    end = line.group(3) + "," + line.group(5);
    data.append(" L").append(end);
  }

  private void flush() {
    if (data.length() > 0) {
      out.append("<path d=\"").append(data.substring(1)).append("\" style=\"").append(style);
      out.append("\"/>\n");
    }
    data.setLength(0);
    style = "";
    end = "";
  }
}
