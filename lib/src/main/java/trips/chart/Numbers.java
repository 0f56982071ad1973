package trips.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as axes and readers want them. */
final class Numbers {

  private static final double MILLION = 1e6;
  private static final double MILLIARD = 1e9;

  private Numbers() {}

  /** Returns a tick's text: 250,000 in full, from ten million on 12.5 M, from ten milliard 12 G. */
  static String tick(double value) {
    double size = Math.abs(value);
    if (size >= 10 * MILLIARD) {
      return trimmed(value / MILLIARD) + " G";
    }
    if (size >= 10 * MILLION) {
      return trimmed(value / MILLION) + " M";
    }
    return exact(value);
  }

  /** Returns a number with thousands separators and no more decimals than it needs. */
  static String exact(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    return Math.abs(value) >= 1
        ? trimmed(value)
        : new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Returns a number as the name of a thing: 2020 and not 2,020. */
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** Returns a value as the name of a thing; a number without a fraction that it does not have. */
  static String name(Object value) {
    return value instanceof Double number ? plain(number) : String.valueOf(value);
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%,.2f", value).replaceAll("\\.?0+$", "");
  }
}
