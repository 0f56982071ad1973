package trips.data.read;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/** The kinds of cells, and how Spark's values are made of their bytes. */
enum CsvCell {
  /** A text, kept as it stands; blanks too, since one blank is a value of TLC's flags. */
  TEXT("text in UTF-8") {
    @Override
    Object parse(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        if (bytes[i] >= 0 && bytes[i] < ' ') {
          return BAD;
        }
      }
      UTF8String text = UTF8String.fromBytes(Arrays.copyOfRange(bytes, from, to));
      return text.isValid() ? text : BAD;
    }
  },

  /** A reading of New York's clock. */
  TIME("a time such as 2020-03-01 00:03:07, without a zone, in UTC or in New York's offset") {
    @Override
    Object parse(byte[] bytes, int from, int to) {
      long micros = WallClock.micros(bytes, from, to);
      return micros == WallClock.NONE ? BAD : (Object) micros;
    }
  },

  /** A whole number of 32 bits, also written as 137.0, as tools do where some cells are empty. */
  INTEGER("a whole number") {
    @Override
    Object parse(byte[] bytes, int from, int to) {
      Object whole = LONG.parse(bytes, from, to);
      boolean fits = whole instanceof Long number && number == number.intValue();
      return fits ? (Object) ((Long) whole).intValue() : BAD;
    }
  },

  /** A whole number of 64 bits. */
  LONG("a whole number") {
    @Override
    Object parse(byte[] bytes, int from, int to) {
      if (to - from <= SAFE_DIGITS && isDigits(bytes, from, to)) {
        long number = 0;
        for (int i = from; i < to; i++) {
          number = 10 * number + bytes[i] - '0';
        }
        return number;
      }
      try {
        return isNumber(bytes, from, to)
            ? (Object) new BigDecimal(text(bytes, from, to)).longValueExact()
            : BAD;
      } catch (ArithmeticException e) {
        return BAD;
      }
    }
  },

  /** A number. */
  DOUBLE("a number") {
    @Override
    Object parse(byte[] bytes, int from, int to) {
      return isNumber(bytes, from, to) ? (Object) Double.valueOf(text(bytes, from, to)) : BAD;
    }
  };

  /** What {@link #value} returns for a cell that is not of its kind. */
  static final Object BAD = new Object();

  /** So many digits fit into a long, and so many characters are the longest number. */
  private static final int SAFE_DIGITS = 18;

  private static final int MOST_CHARACTERS = 40;

  private final String expected;

  CsvCell(String expected) {
    this.expected = expected;
  }

  /** Returns the kind of a type of {@code TripSchema}. */
  static CsvCell of(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return TEXT;
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return TIME;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return INTEGER;
    }
    return type.equals(DataTypes.LongType) ? LONG : DOUBLE;
  }

  /** Returns what a cell should be, for a message. */
  String expected() {
    return expected;
  }

  /**
   * Returns the value of a cell in Spark's internal form: null if it is empty or, where text is not
   * expected, says null; {@link #BAD} if it is not of this kind.
   */
  Object value(byte[] bytes, int from, int to) {
    if (this == TEXT) {
      return from == to ? null : parse(bytes, from, to);
    }
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    return start == end || saysNull(bytes, start, end) ? null : parse(bytes, start, end);
  }

  abstract Object parse(byte[] bytes, int from, int to);

  private static boolean saysNull(byte[] bytes, int from, int to) {
    if (bytes[from] >= '0' && bytes[from] <= '9' || to - from > 4) {
      return false;
    }
    String text = text(bytes, from, to);
    return text.equalsIgnoreCase("null") || text.equalsIgnoreCase("nan") || text.equals("\\N");
  }

  private static boolean isDigits(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code [+-]digits[.digits][e[+-]digits]}; Java would also take {@code 1d} and {@code 0x1p3}.
   */
  private static boolean isNumber(byte[] bytes, int from, int to) {
    if (to - from > MOST_CHARACTERS) {
      return false;
    }
    int at = sign(bytes, from, to);
    int whole = digits(bytes, at, to);
    int end = whole;
    if (end < to && bytes[end] == '.') {
      end = digits(bytes, end + 1, to);
    }
    boolean some = whole > at || end > whole + 1;
    if (some && end < to && (bytes[end] == 'e' || bytes[end] == 'E')) {
      int exponent = sign(bytes, end + 1, to);
      end = digits(bytes, exponent, to);
      // Three digits are all that a double needs; more would make BigDecimal work for ever.
      some = end > exponent && end - exponent <= 3;
    }
    return some && end == to;
  }

  private static int sign(byte[] bytes, int at, int to) {
    return at < to && (bytes[at] == '+' || bytes[at] == '-') ? at + 1 : at;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
