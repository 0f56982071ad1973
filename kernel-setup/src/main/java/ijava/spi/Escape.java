package ijava.spi;

/** Makes text safe within markup. */
public final class Escape {

  private Escape() {}

  /**
   * Returns text such that HTML, SVG and XML show it as it is, within elements and attributes;
   * characters that XML forbids become U+FFFD.
   *
   * @throws NullPointerException if the text is null
   */
  public static String html(String text) {
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
}
