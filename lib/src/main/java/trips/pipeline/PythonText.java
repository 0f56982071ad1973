package trips.pipeline;

import java.math.BigDecimal;
import java.time.Duration;

/** Values as Python writes them. */
final class PythonText {

  private PythonText() {}

  /** Returns a literal in double quotes, in one line, of letters that any editor shows. */
  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(out, c));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        int type = Character.getType(c);
        boolean hidden =
            type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (hidden) {
          out.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /**
   * Returns the literal of a parameter's value.
   *
   * @param value a String, a Number, a Boolean or null
   * @throws IllegalArgumentException if it is a number that JSON, and so Airflow, does not have
   */
  static String value(String param, Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Number number) {
      if (!Double.isFinite(number.doubleValue()) && !(number instanceof BigDecimal)) {
        throw new IllegalArgumentException(
            "parameter '"
                + param
                + "' is "
                + number
                + ", which Airflow does not keep; use a finite number, or a text");
      }
      return number.toString();
    }
    return string(value.toString());
  }

  /** Returns a time span, exact to the millisecond. */
  static String timedelta(Duration time) {
    BigDecimal seconds = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
    return "timedelta(seconds=" + seconds.toPlainString() + ")";
  }

  /** Returns a word of a shell's command, in quotes if it needs them. */
  static String shellWord(String word) {
    return word.matches("[A-Za-z0-9_.:/=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
