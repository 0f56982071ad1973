package trips.notebook;

import java.util.Objects;

/** Builds an HTML or SVG fragment; everything passed to it is escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder(2048);

  /**
   * Opens an element; attributes are name, value, name, value; one whose value is null is left out.
   */
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escape(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
    return this;
  }

  /** Closes an element. */
  Html close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  /** Adds text. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Adds an element that holds text alone. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Adds a style sheet, which must be ours: it is not escaped. */
  Html style(String css) {
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  /** Begins a new line of the source, so that a diff of a notebook stays readable. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** Returns text such that HTML and XML show it as it is, within elements and attributes. */
  static String escape(String text) {
    Objects.requireNonNull(text, "text");
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  /** XML 1.0, section 2.2: no control characters, and no half of a surrogate pair. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF
        || c == '\t'
        || c == '\n'
        || c == '\r';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
