package trips.notebook;

import ijava.spi.Escape;

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
        out.append(Escape.html(attributes[i + 1])).append('"');
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
    out.append(Escape.html(text));
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

  @Override
  public String toString() {
    return out.toString();
  }
}
