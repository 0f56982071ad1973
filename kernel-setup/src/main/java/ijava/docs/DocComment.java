package ijava.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A doc comment, read.
 *
 * @param body what stands before the tags, as HTML of a few harmless tags
 * @param tags what readers want to know of parameters, values and errors, in the order of the
 *     source
 */
public record DocComment(String body, List<Tag> tags) {

  private static final Pattern BREAK =
      Pattern.compile("</?(?:p|pre|ul|ol|dl|table|blockquote|h4|hr|div)>");

  /** The headings of tags, in the order in which they are shown. */
  private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

  static {
    HEADINGS.put("deprecated", "Deprecated");
    HEADINGS.put("tparam", "Type parameters");
    HEADINGS.put("param", "Parameters");
    HEADINGS.put("return", "Returns");
    HEADINGS.put("throws", "Throws");
    HEADINGS.put("note", "Note");
    HEADINGS.put("apiNote", "API note");
    HEADINGS.put("implSpec", "Implementation requirements");
    HEADINGS.put("implNote", "Implementation note");
    HEADINGS.put("example", "Example");
    HEADINGS.put("see", "See also");
    HEADINGS.put("since", "Since");
  }

  /**
   * A tag.
   *
   * @param name without {@code @}
   * @param subject the parameter or exception that it is about; empty if it is about none
   * @param text harmless HTML
   */
  public record Tag(String name, String subject, String text) {

    private Tag inheriting(DocComment inherited) {
      String same =
          inherited.tags().stream()
              .filter(each -> each.name().equals(name) && each.subject().equals(subject))
              .map(Tag::text)
              .findFirst()
              .orElse("");
      return new Tag(name, subject, text.replace(JavadocReader.INHERITED, same));
    }
  }

  /** Creates a comment; tags that no reader of a notebook needs are left out. */
  public DocComment {
    tags = tags.stream().filter(each -> HEADINGS.containsKey(each.name())).toList();
  }

  /** Returns whether it says nothing. */
  public boolean isEmpty() {
    return body.isBlank() && tags.isEmpty();
  }

  /** Returns whether it leaves something to what it overrides. */
  boolean inherits() {
    return body.isBlank()
        || body.contains(JavadocReader.INHERITED)
        || tags.stream().anyMatch(each -> each.text().contains(JavadocReader.INHERITED));
  }

  /** Returns all of it, or its first paragraph, as HTML without attributes, links and scripts. */
  public String html(boolean detailed) {
    String html = detailed ? body + tagsHtml() : firstParagraph();
    return html.replace(JavadocReader.INHERITED, "");
  }

  /** Returns the same as {@link #html} as plain text. */
  public String text(boolean detailed) {
    return HtmlText.of(html(detailed));
  }

  private String firstParagraph() {
    String rest = body.strip();
    while (rest.startsWith("<p>") || rest.startsWith("</p>")) {
      rest = rest.substring(rest.indexOf('>') + 1).strip();
    }
    var end = BREAK.matcher(rest);
    String first = end.find() && end.start() > 0 ? rest.substring(0, end.start()).strip() : rest;
    return first.isEmpty() || first.startsWith("<") && BREAK.matcher(first).lookingAt()
        ? body
        : "<p>" + first + "</p>";
  }

  private String tagsHtml() {
    StringBuilder html = new StringBuilder();
    HEADINGS.forEach((name, heading) -> html.append(group(name, heading)));
    return html.toString();
  }

  private String group(String name, String heading) {
    List<Tag> group = new ArrayList<>(tags);
    group.removeIf(each -> !each.name().equals(name));
    if (group.isEmpty()) {
      return "";
    }
    if (group.size() == 1 && group.get(0).subject().isEmpty()) {
      return "<p><b>" + heading + "</b> " + group.get(0).text() + "</p>";
    }
    StringBuilder html = new StringBuilder("<p><b>" + heading + "</b></p><ul>");
    for (Tag each : group) {
      String subject = each.subject().isEmpty() ? "" : "<code>" + each.subject() + "</code> – ";
      html.append("<li>").append(subject).append(each.text()).append("</li>");
    }
    return html.append("</ul>").toString();
  }

  /**
   * Returns this comment with what it leaves to the comment that it inherits.
   *
   * @param inherited the comment of what is overridden
   */
  DocComment inheriting(DocComment inherited) {
    String whole =
        body.isBlank() ? inherited.body() : body.replace(JavadocReader.INHERITED, inherited.body());
    List<Tag> all = new ArrayList<>(tags.stream().map(each -> each.inheriting(inherited)).toList());
    for (Tag each : inherited.tags()) {
      boolean told =
          tags.stream()
              .anyMatch(t -> t.name().equals(each.name()) && t.subject().equals(each.subject()));
      if (!told && List.of("param", "tparam", "return").contains(each.name())) {
        all.add(each);
      }
    }
    return new DocComment(SafeHtml.of(whole), all);
  }
}
