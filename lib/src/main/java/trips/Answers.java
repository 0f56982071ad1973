package trips;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Compares answers as a teacher does, and describes them without giving the solution away. */
final class Answers {

  private static final int MOST_CHARACTERS = 120;

  private Answers() {}

  /** Returns whether two values say the same: 3 and 3L do, a list and an array of the same do. */
  static boolean equal(Object given, Object expected) {
    if (given instanceof Number a && expected instanceof Number b) {
      return equalNumbers(a, b);
    }
    List<?> givenElements = elements(given);
    List<?> expectedElements = elements(expected);
    if (givenElements != null && expectedElements != null) {
      return givenElements.size() == expectedElements.size()
          && firstDifference(givenElements, expectedElements) == expectedElements.size();
    }
    return Objects.equals(given, expected);
  }

  private static boolean equalNumbers(Number a, Number b) {
    if (isWhole(a) && isWhole(b) || a instanceof BigDecimal || b instanceof BigDecimal) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return Double.isFinite(x)
          && Double.isFinite(y)
          && new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
    }
    return Double.compare(a.doubleValue(), b.doubleValue()) == 0;
  }

  /** Returns what a value is and how it reads, cut where it is long. */
  static String describe(Object value) {
    String text = text(value);
    String cut =
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS - 1) + "…" : text;
    return value instanceof CharSequence
        ? "the text \"" + cut + "\""
        : cut + " (" + kind(value) + ")";
  }

  /** Returns a value as a reader writes it, whole numbers with thousands separators. */
  static String text(Object value) {
    if (value instanceof Number number && isWhole(number)) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    List<?> elements = elements(value);
    return elements == null ? String.valueOf(value) : elements.toString();
  }

  /** Returns in which respect the given value falls short, to follow "You gave …, ". */
  static String difference(Object given, Object expected) {
    List<?> givenElements = elements(given);
    List<?> expectedElements = elements(expected);
    if (givenElements != null && expectedElements != null) {
      return differenceOfLists(givenElements, expectedElements);
    }
    if (!kind(given).equals(kind(expected))) {
      return "but the answer is " + kind(expected) + ".";
    }
    return "which is the right kind of value but not the right one.";
  }

  private static String differenceOfLists(List<?> given, List<?> expected) {
    if (given.size() != expected.size()) {
      return "which has "
          + given.size()
          + (given.size() == 1 ? " element" : " elements")
          + "; the answer has "
          + (given.size() < expected.size() ? "more." : "fewer.");
    }
    int right = firstDifference(given, expected);
    return right == 0
        ? "of which the first element is not right."
        : "of which element " + (right + 1) + " is the first that is not right.";
  }

  private static int firstDifference(List<?> a, List<?> b) {
    int i = 0;
    while (i < Math.min(a.size(), b.size()) && equal(a.get(i), b.get(i))) {
      i++;
    }
    return i;
  }

  /** Returns the number of elements, or -1 for what has none. */
  static long size(Object value) {
    List<?> elements = elements(value);
    return elements == null ? value instanceof Map<?, ?> map ? map.size() : -1 : elements.size();
  }

  private static String kind(Object value) {
    if (value instanceof Number number) {
      return isWhole(number) ? "a whole number" : "a number with decimals";
    }
    if (value instanceof CharSequence) {
      return "text";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (elements(value) != null) {
      return value instanceof Row ? "a row" : "a list";
    }
    return value == null ? "null" : "a " + value.getClass().getSimpleName();
  }

  private static boolean isWhole(Number number) {
    return number instanceof Byte
        || number instanceof Short
        || number instanceof Integer
        || number instanceof Long
        || number instanceof BigInteger;
  }

  /** Returns the elements of an ordered value, or null if it is none; sets have no order. */
  private static List<?> elements(Object value) {
    if (value instanceof Row row) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        values.add(row.get(i));
      }
      return values;
    }
    if (value instanceof Collection<?> collection && !(value instanceof Set<?>)) {
      return new ArrayList<>(collection);
    }
    if (value != null && value.getClass().isArray()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        values.add(Array.get(value, i));
      }
      return values;
    }
    return null;
  }
}
