package trips.data.read;

/** Text of a file as a message can show it. */
final class CellText {

  private static final int MOST = 80;

  private CellText() {}

  /** Returns a value in quotes, cut, and without characters that would break the message. */
  static String quoted(String value) {
    return '"' + shown(value, MOST) + '"';
  }

  /** Returns a text with at most so many characters. */
  static String shown(String text, int most) {
    String cut = text.length() > most ? text.substring(0, most) + "..." : text;
    return cut.replaceAll("\\p{Cntrl}|\\uFFFD", "?");
  }
}
