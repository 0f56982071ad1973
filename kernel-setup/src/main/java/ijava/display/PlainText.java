package ijava.display;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** The text of values that have no renderer. */
final class PlainText {

  /** The most characters that are shown of one value. */
  static final int MOST_CHARACTERS = 10_000;

  /** The most elements that are shown of one array. */
  static final int MOST_ELEMENTS = 1_000;

  private PlainText() {}

  /** Returns the value's own text, an array's elements, cut with a note where it is long. */
  static String of(Object value) {
    String text;
    try {
      text = value.getClass().isArray() ? ofArray(value) : String.valueOf(value);
    } catch (RuntimeException e) {
      return value.getClass().getName() + " (its toString() failed with " + e + ")";
    }
    if (text == null) {
      return "null";
    }
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    return text.substring(0, MOST_CHARACTERS)
        + "… ("
        + MOST_CHARACTERS
        + " of "
        + text.length()
        + " characters)";
  }

  private static String ofArray(Object array) {
    int length = Array.getLength(array);
    StringJoiner elements = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      Object element = Array.get(array, i);
      elements.add(
          element != null && element.getClass().isArray()
              ? ofArray(element)
              : String.valueOf(element));
    }
    if (length > MOST_ELEMENTS) {
      elements.add("… (" + MOST_ELEMENTS + " of " + length + " elements)");
    }
    return elements.toString();
  }
}
