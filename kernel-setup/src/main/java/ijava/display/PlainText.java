package ijava.display;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The text of values, cut where it is long.
 *
 * <p>Collections and arrays are walked here instead of by their own {@code toString()}, which would
 * build the text of a million elements first.
 */
final class PlainText {

  /** The most characters that are shown of one value. */
  static final int MOST_CHARACTERS = 10_000;

  /** The most elements that are shown of one array, collection or map. */
  static final int MOST_ELEMENTS = 1_000;

  /** The most characters of one cell of a table. */
  private static final int MOST_IN_TABLE = 200;

  /** How deep arrays within arrays are shown; one may hold itself. */
  private static final int MOST_DEPTH = 5;

  private PlainText() {}

  /** Returns the value's own text, an array's elements, cut with a note where it is long. */
  static String of(Object value) {
    return cut(text(value, 0), MOST_CHARACTERS);
  }

  /** Returns the text of a value within a table. */
  static String ofElement(Object value) {
    return cut(text(value, 0), MOST_IN_TABLE);
  }

  /** Returns the elements of a collection, as its {@code toString()} would. */
  static String of(Iterable<?> elements, int size) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    Iterator<?> each = elements.iterator();
    for (int i = 0; i < MOST_ELEMENTS && each.hasNext(); i++) {
      Object element = each.next();
      text.add(element == elements ? "(this)" : text(element, 1));
    }
    addRest(text, size, "elements");
    return cut(text.toString(), MOST_CHARACTERS);
  }

  /** Returns the entries of a map, as its {@code toString()} would. */
  static String of(Map<?, ?> map) {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator();
    for (int i = 0; i < MOST_ELEMENTS && each.hasNext(); i++) {
      Map.Entry<?, ?> entry = each.next();
      Object value = entry.getValue();
      text.add(text(entry.getKey(), 1) + "=" + (value == map ? "(this)" : text(value, 1)));
    }
    addRest(text, map.size(), "entries");
    return cut(text.toString(), MOST_CHARACTERS);
  }

  private static String text(Object value, int depth) {
    if (value == null) {
      return "null";
    }
    try {
      return String.valueOf(value.getClass().isArray() ? ofArray(value, depth) : value.toString());
    } catch (RuntimeException e) {
      return value.getClass().getName() + " (its toString() failed with " + e + ")";
    }
  }

  private static String ofArray(Object array, int depth) {
    if (depth > MOST_DEPTH) {
      return "[…]";
    }
    int length = Array.getLength(array);
    StringJoiner elements = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
      elements.add(text(Array.get(array, i), depth + 1));
    }
    addRest(elements, length, "elements");
    return elements.toString();
  }

  private static void addRest(StringJoiner text, int size, String what) {
    if (size > MOST_ELEMENTS) {
      text.add("… (" + MOST_ELEMENTS + " of " + size + " " + what + ")");
    }
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "… (" + most + " of " + text.length() + " characters)";
  }
}
