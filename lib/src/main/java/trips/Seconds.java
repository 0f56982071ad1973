package trips;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Times and ratios as one reads them aloud. */
final class Seconds {

  private static final double MILLI = 1e-3;
  private static final double MICRO = 1e-6;

  private Seconds() {}

  /** Returns a time with three digits and its unit: 1.75 s, 210 ms, 8.4 ms. */
  static String text(double seconds) {
    if (seconds >= 0.9995 || seconds == 0) {
      return digits(seconds, 3) + " s";
    }
    return seconds >= 0.9995 * MILLI
        ? digits(seconds / MILLI, 3) + " ms"
        : digits(seconds / MICRO, 3) + " µs";
  }

  /** Returns a ratio with two digits, three close to 1: 0.12 ×, 1.04 ×, 3.9 ×, 12 ×. */
  static String times(double ratio) {
    return digits(ratio, ratio >= 1 && ratio < 2 ? 3 : 2) + " ×";
  }

  /** Returns a number with so many digits at least, and all before the point. */
  static String digits(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "?";
    }
    if (Math.abs(value) >= Math.pow(10, digits)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
