package trips.pipeline;

import ijava.spi.Escape;
import java.awt.Color;
import java.util.Locale;

/** Builds a fragment of HTML or SVG; everything passed to it but paths and styles is escaped. */
final class Markup {

  private final StringBuilder out = new StringBuilder(4096);

  /**
   * Opens an element; attributes are name, value, name, value; one whose value is null is left out.
   */
  Markup open(String element, Object... attributes) {
    return start(element, attributes).end(">");
  }

  /** Adds an element without content. */
  Markup empty(String element, Object... attributes) {
    return start(element, attributes).end("/>");
  }

  /** Closes an element. */
  Markup close(String element) {
    return end("</").end(element).end(">");
  }

  /** Adds text. */
  Markup text(String text) {
    return end(Escape.html(text));
  }

  /** Adds an element that holds text alone. */
  Markup element(String element, String text, Object... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Adds what is markup already: a style sheet of ours, or what another builder has built. */
  Markup markup(String built) {
    return end(built);
  }

  /** Begins a new line of the source, so that a diff of a notebook stays readable. */
  Markup line() {
    return end("\n");
  }

  private Markup start(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(Escape.html(value(attributes[i + 1]))).append('"');
      }
    }
    return this;
  }

  private Markup end(String raw) {
    out.append(raw);
    return this;
  }

  private static String value(Object value) {
    if (value instanceof Color colour) {
      return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
    }
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  /** Returns a length in points; a tenth of a point cannot be seen. */
  static String number(double points) {
    String text = String.format(Locale.ROOT, "%.1f", points);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
