package ijava.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Harmless HTML as plain text. */
final class HtmlText {

  private static final Pattern TOKEN =
      Pattern.compile("<(/?)(\\w+)>|&(#?\\w+);|\\s+|[^<&\\s]+|[<&]");

  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("nbsp", " "),
          Map.entry("mdash", "—"),
          Map.entry("ndash", "–"),
          Map.entry("hellip", "…"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("ne", "≠"),
          Map.entry("times", "×"),
          Map.entry("minus", "−"),
          Map.entry("rarr", "→"),
          Map.entry("copy", "©"),
          Map.entry("infin", "∞"),
          Map.entry("sum", "∑"),
          Map.entry("lang", "⟨"),
          Map.entry("rang", "⟩"),
          Map.entry("alpha", "α"),
          Map.entry("pi", "π"));

  private final StringBuilder out = new StringBuilder();
  private int preformatted;
  private boolean space;

  private HtmlText() {}

  /** Returns the text, with empty lines between paragraphs and a dash before each item. */
  static String of(String html) {
    HtmlText text = new HtmlText();
    Matcher token = TOKEN.matcher(html);
    while (token.find()) {
      text.add(token);
    }
    return text.out.toString().strip();
  }

  private void add(Matcher token) {
    if (token.group(2) != null) {
      tag(token.group(2), !token.group(1).isEmpty());
    } else if (token.group(3) != null) {
      word(entity(token.group(3)));
    } else if (!token.group().isBlank()) {
      word(token.group());
    } else if (preformatted > 0) {
      out.append(token.group());
    } else {
      space = true;
    }
  }

  private void word(String text) {
    boolean lineBegins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    boolean itemBegins = out.length() > 1 && out.substring(out.length() - 2).equals("- ");
    out.append(space && !lineBegins && !itemBegins ? " " : "").append(text);
    space = false;
  }

  private void tag(String name, boolean closes) {
    switch (name) {
      case "br", "tr", "dt" -> newLines(closes ? 0 : 1);
      case "p", "h4", "ul", "ol", "dl", "table", "blockquote", "hr" -> newLines(isItem() ? 0 : 2);
      case "pre" -> {
        newLines(2);
        preformatted += closes ? -1 : 1;
      }
      case "li", "dd" -> {
        newLines(1);
        out.append(closes ? "" : "- ");
      }
      case "td", "th" -> out.append(closes ? "  " : "");
      default -> {}
    }
  }

  /** A paragraph may begin an item; the dash stands before it already. */
  private boolean isItem() {
    return out.length() > 1 && out.substring(out.length() - 2).equals("- ");
  }

  private void newLines(int wanted) {
    space = false;
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ' && !isItem()) {
      out.setLength(out.length() - 1);
    }
    int there = 0;
    while (there < out.length() && out.charAt(out.length() - 1 - there) == '\n') {
      there++;
    }
    out.append(out.isEmpty() ? "" : "\n".repeat(Math.max(0, wanted - there)));
  }

  private static String entity(String name) {
    try {
      if (name.startsWith("#")) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        return Character.toString(
            hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1)));
      }
    } catch (IllegalArgumentException e) {
      // A number that is no character stays as it is.
      return "&" + name + ";";
    }
    return ENTITIES.getOrDefault(name, "&" + name + ";");
  }
}
