package ijava.docs;

import ijava.docs.DocComment.Tag;
import ijava.spi.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a Scaladoc comment, which has wiki-like marks.
 *
 * @see <a href="https://docs.scala-lang.org/style/scaladoc.html">Scaladoc</a>
 */
final class ScaladocReader {

  private static final Pattern TAG = Pattern.compile("^\\s*@(\\w+)(?=\\s|$)\\s*");
  private static final Pattern ITEM = Pattern.compile("^\\s+(-|\\*|[1aAiI]\\.)\\s+(.*)$");
  private static final Pattern HEADING = Pattern.compile("^\\s*(=+)\\s*([^=]+?)\\s*=+\\s*$");
  private static final Pattern SUBJECT = Pattern.compile("(?s)(\\S+)\\s*(.*)");

  /** Code, links and fonts; Spark's authors use Markdown's marks, too. */
  private static final Pattern INLINE =
      Pattern.compile(
          "\\{\\{\\{(.+?)}}}|``(.+?)``|`([^`]+)`|\\[\\[([^\\]\\s]+)(?:\\s+([^\\]]+))?]]"
              + "|'''(.+?)'''|''(.+?)''");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private String list = "";
  private boolean inItem;

  private ScaladocReader() {}

  /**
   * Reads a comment.
   *
   * @param text without the comment's marks
   */
  static DocComment read(String text) {
    List<String> parts = divide(text);
    List<Tag> tags = new ArrayList<>();
    String body = new ScaladocReader().html(parts.get(0));
    boolean inherits = false;
    for (String part : parts.subList(1, parts.size())) {
      Matcher name = TAG.matcher(part);
      if (name.find()) {
        inherits |= name.group(1).equalsIgnoreCase("inheritdoc");
        tags.add(tag(name.group(1), part.substring(name.end())));
      }
    }
    return new DocComment(inherits ? body + JavadocReader.INHERITED : body, tags);
  }

  private static List<String> divide(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    boolean code = false;
    for (String line : text.replace("{@inheritdoc}", "\n@inheritdoc\n").split("\n", -1)) {
      if (!code && TAG.matcher(line).find()) {
        parts.add(current.toString());
        current.setLength(0);
      }
      current.append(line).append('\n');
      code = line.lastIndexOf("{{{") > line.lastIndexOf("}}}") || code && !line.contains("}}}");
    }
    parts.add(current.toString());
    return parts;
  }

  private static Tag tag(String name, String rest) {
    Matcher subject = SUBJECT.matcher(rest);
    if (List.of("param", "tparam", "throws").contains(name) && subject.matches()) {
      String about = subject.group(1);
      String simple = about.substring(about.lastIndexOf('.') + 1);
      return new Tag(name, Escape.html(simple), inlineOrBlocks(subject.group(2)));
    }
    return new Tag(name, "", inlineOrBlocks(rest));
  }

  /** A tag of one paragraph is a phrase. */
  private static String inlineOrBlocks(String text) {
    String html = new ScaladocReader().html(text);
    boolean one = html.startsWith("<p>") && html.indexOf("</p>") == html.length() - 4;
    return one ? html.substring(3, html.length() - 4) : html;
  }

  private String html(String text) {
    StringBuilder code = null;
    for (String line : text.split("\n", -1)) {
      if (code != null) {
        code = codeAfter(code, line);
      } else if (line.strip().startsWith("{{{") && !line.contains("}}}")) {
        endParagraph();
        code = new StringBuilder(line.strip().substring(3));
      } else {
        line(line);
      }
    }
    if (code != null) {
      addCode(code.toString());
    }
    endParagraph();
    endList();
    return SafeHtml.of(out.toString());
  }

  private StringBuilder codeAfter(StringBuilder code, String line) {
    int end = line.indexOf("}}}");
    if (end < 0) {
      return code.append('\n').append(line);
    }
    addCode(code.append('\n').append(line, 0, end).toString());
    line(line.substring(end + 3));
    return null;
  }

  private void addCode(String code) {
    out.append("<pre>")
        .append(Escape.html(code.stripTrailing().stripIndent().strip()))
        .append("</pre>");
  }

  private void line(String line) {
    Matcher item = ITEM.matcher(line);
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      endParagraph();
      endList();
      out.append("<h4>").append(inline(heading.group(2))).append("</h4>");
    } else if (item.matches()) {
      endParagraph();
      beginItem(item.group(1).matches("[-*]") ? "ul" : "ol");
      paragraph.append(item.group(2)).append('\n');
    } else if (line.isBlank()) {
      endParagraph();
      endList();
    } else {
      paragraph.append(line.strip()).append('\n');
    }
  }

  private void beginItem(String kind) {
    if (!list.equals(kind)) {
      endList();
      out.append('<').append(kind).append('>');
      list = kind;
    }
    out.append("<li>");
    inItem = true;
  }

  private void endParagraph() {
    String text = inline(paragraph.toString().strip());
    paragraph.setLength(0);
    if (inItem) {
      out.append(text).append("</li>");
    } else if (!text.isEmpty()) {
      out.append("<p>").append(text).append("</p>");
    }
    inItem = false;
  }

  private void endList() {
    if (!list.isEmpty()) {
      out.append("</").append(list).append('>');
      list = "";
    }
  }

  private static String inline(String text) {
    Matcher mark = INLINE.matcher(text);
    StringBuilder html = new StringBuilder();
    int from = 0;
    while (mark.find()) {
      html.append(text, from, mark.start()).append(marked(mark));
      from = mark.end();
    }
    return html.append(text.substring(from)).toString();
  }

  private static String marked(Matcher mark) {
    for (int code = 1; code <= 3; code++) {
      if (mark.group(code) != null) {
        return "<code>" + Escape.html(mark.group(code).strip()) + "</code>";
      }
    }
    if (mark.group(4) != null) {
      return link(mark.group(4), mark.group(5));
    }
    return mark.group(6) != null
        ? "<b>" + inline(mark.group(6)) + "</b>"
        : "<i>" + inline(mark.group(7)) + "</i>";
  }

  private static String link(String target, String label) {
    if (label != null) {
      return inline(label);
    }
    if (target.contains("://")) {
      return Escape.html(target);
    }
    return "<code>"
        + Escape.html(target.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "").replace('#', '.'))
        + "</code>";
  }
}
