package ijava.docs;

import ijava.docs.DocComment.Tag;
import ijava.spi.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a Javadoc comment.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/specs/javadoc/doc-comment-spec.html">
 *     Documentation comment specification</a>
 */
final class JavadocReader {

  /** Stands where a comment repeats what it inherits; no text has this character. */
  static final String INHERITED = "\uE000";

  private static final Pattern BLOCK = Pattern.compile("^[ \\t]*@(\\w+)(?=\\s|$)");
  private static final Pattern SUBJECT = Pattern.compile("(?s)\\s*(\\S+)\\s*(.*)");

  private JavadocReader() {}

  /**
   * Reads a comment.
   *
   * @param text without the comment's marks
   */
  static DocComment read(String text) {
    List<String> parts = divide(text);
    List<Tag> tags = new ArrayList<>();
    String body = SafeHtml.of("<p>" + inline(parts.get(0).strip(), tags));
    for (String part : parts.subList(1, parts.size())) {
      Matcher name = BLOCK.matcher(part);
      if (name.find()) {
        tags.add(tag(name.group(1), part.substring(name.end())));
      }
    }
    return new DocComment(body, tags);
  }

  /** Returns the body, then each block tag; a line within braces begins none. */
  private static List<String> divide(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int depth = 0;
    for (String line : text.split("\n", -1)) {
      if (depth == 0 && BLOCK.matcher(line).find()) {
        parts.add(current.toString());
        current.setLength(0);
      }
      current.append(line).append('\n');
      depth = depthAfter(line, depth);
    }
    parts.add(current.toString());
    return parts;
  }

  /** Braces count only within inline tags. */
  private static int depthAfter(String line, int before) {
    int depth = before;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '{' && (depth > 0 || line.startsWith("{@", i))) {
        depth++;
      } else if (line.charAt(i) == '}' && depth > 0) {
        depth--;
      }
    }
    return depth;
  }

  private static Tag tag(String written, String rest) {
    String name = written.equals("exception") ? "throws" : written;
    List<Tag> none = new ArrayList<>();
    if (name.equals("param") || name.equals("throws")) {
      Matcher subject = SUBJECT.matcher(rest);
      if (subject.matches()) {
        boolean ofType = subject.group(1).startsWith("<");
        String about = subject.group(1).replaceAll("[<>]", "");
        String simple = about.substring(about.lastIndexOf('.') + 1);
        return new Tag(ofType ? "tparam" : name, Escape.html(simple), html(subject.group(2), none));
      }
    }
    return new Tag(name, "", name.equals("see") ? see(rest.strip()) : html(rest, none));
  }

  private static String see(String reference) {
    return reference.startsWith("<") || reference.startsWith("\"")
        ? SafeHtml.of(reference)
        : link(reference, true);
  }

  /** Returns harmless HTML; a tag {@code {@return …}} is added to the tags, too. */
  private static String html(String text, List<Tag> tags) {
    return SafeHtml.of(inline(text, tags));
  }

  private static String inline(String text, List<Tag> tags) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", from)) {
      int end = closing(text, at);
      out.append(text, from, at).append(inlineTag(text.substring(at + 2, end), tags));
      from = Math.min(text.length(), end + 1);
    }
    return out.append(text.substring(from)).toString();
  }

  /** Returns where the brace closes that opens at a position; the text's end if none does. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String inlineTag(String tag, List<Tag> tags) {
    String name = tag.split("\\s", 2)[0];
    String rest = tag.substring(name.length());
    String stripped = rest.strip();
    return switch (name) {
      case "code", "value", "systemProperty" -> code(rest.replaceFirst("^\\s", ""));
      case "literal", "index" -> Escape.html(stripped);
      case "link" -> link(stripped, true);
      case "linkplain" -> link(stripped, false);
      case "inheritDoc" -> INHERITED;
      case "snippet" -> snippet(rest);
      case "return" -> {
        tags.add(new Tag("return", "", html(stripped, new ArrayList<>())));
        yield "Returns " + inline(stripped, tags) + ".";
      }
      case "docRoot" -> "";
      case "jls", "jvms" -> name.toUpperCase(java.util.Locale.ROOT) + " " + stripped;
      default -> inline(stripped, tags);
    };
  }

  private static String code(String text) {
    return "<code>" + Escape.html(text) + "</code>";
  }

  /** A snippet's text follows a colon; one in another file is not shown. */
  private static String snippet(String rest) {
    int colon = rest.indexOf(":\n");
    return colon < 0
        ? ""
        : "<pre>" + Escape.html(rest.substring(colon + 2).stripIndent()) + "</pre>";
  }

  /** Returns the label of a reference, or its name without package and {@code #}. */
  private static String link(String reference, boolean asCode) {
    int end = 0;
    for (int depth = 0; end < reference.length(); end++) {
      char c = reference.charAt(end);
      depth += "(<".indexOf(c) >= 0 ? 1 : ")>".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0 && Character.isWhitespace(c)) {
        break;
      }
    }
    String label = reference.substring(end).strip();
    String name =
        reference
            .substring(0, end)
            .replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "")
            .replaceFirst("^#", "")
            .replaceFirst("^[\\w.]+/", "")
            .replace('#', '.');
    String text = label.isEmpty() ? Escape.html(name) : inline(label, new ArrayList<>());
    return asCode ? "<code>" + text + "</code>" : text;
  }
}
