package trips.notebook;

import ijava.spi.Escape;
import java.awt.Color;
import java.util.Locale;

/** Builds a fragment of HTML or SVG; all text and attributes passed to it are escaped. */
public final class Html {

  private final StringBuilder out = new StringBuilder(2048);

  /**
   * Opens an element.
   *
   * @param attributes name, value, name, value; one whose value is null is left out; a {@code
   *     Double} is a length in points
   */
  public Html open(String element, Object... attributes) {
    return start(element, attributes).built(">");
  }

  /** Adds an element without content. */
  public Html empty(String element, Object... attributes) {
    return start(element, attributes).built("/>");
  }

  /** Closes an element. */
  public Html close(String element) {
    return built("</").built(element).built(">");
  }

  /** Adds text. */
  public Html text(String text) {
    return built(Escape.html(text));
  }

  /** Adds an element that holds text alone. */
  public Html element(String element, String text, Object... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** Adds a style sheet, which must be ours: it is not escaped. */
  public Html style(String css) {
    return built("<style>").built(css).built("</style>");
  }

  /** Adds what another builder has built: it is not escaped. */
  public Html built(String markup) {
    out.append(markup);
    return this;
  }

  /** Begins a new line of the source, so that a diff of a notebook stays readable. */
  public Html line() {
    return built("\n");
  }

  private Html start(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(Escape.html(value(attributes[i + 1]))).append('"');
      }
    }
    return this;
  }

  private static String value(Object value) {
    if (value instanceof Color colour) {
      return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
    }
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  /** Returns a length in points; a tenth of a point cannot be seen. */
  public static String number(double points) {
    String text = String.format(Locale.ROOT, "%.1f", points);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns the value of a {@code transform} attribute that moves a drawing to a point. */
  public static String translate(double x, double y) {
    return "translate(" + number(x) + " " + number(y) + ")";
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
