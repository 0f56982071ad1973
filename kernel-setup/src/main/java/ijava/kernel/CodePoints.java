package ijava.kernel;

/**
 * Cursor positions: the protocol counts Unicode code points, Java counts chars.
 *
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#cursor-pos-unicode-note">Jupyter
 *     messaging, cursor_pos and unicode</a>
 */
final class CodePoints {

  private CodePoints() {}

  /** Returns the char position of a code point position; one out of range becomes the nearest. */
  static int toChars(String code, int codePoints) {
    int most = code.codePointCount(0, code.length());
    return code.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, most)));
  }

  /** Returns the code point position of a char position from 0 to the code's length. */
  static int ofChars(String code, int chars) {
    return code.codePointCount(0, chars);
  }
}
