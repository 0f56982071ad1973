package trips.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Round numbers on a scale. */
public final class Ticks {

  private static final int[] STEPS = {1, 2, 5};

  /** As far as this, whole decades would leave much of a plot empty. */
  private static final int FEW_DECADES = 2;

  private static final double MARGIN = 1.25;

  private Ticks() {}

  /**
   * Returns a logarithmic axis for numbers greater than 0: at least two powers of ten lie on it,
   * since XChart writes no other numbers there.
   */
  static Span decades(Span span) {
    int from = (int) Math.floor(Math.log10(span.from()) + 1e-9);
    int to = (int) Math.ceil(Math.log10(span.to()) - 1e-9);
    return to - from <= FEW_DECADES
        ? new Span(Math.pow(10, from), Math.pow(10, Math.max(to, from + 1)))
        : new Span(span.from() / MARGIN, span.to() * MARGIN);
  }

  /**
   * Returns round numbers from 0 to at most a greatest one, the least step that gives so few.
   *
   * @param greatest 0 or more
   * @param most how many steps there may be, at least 1
   */
  public static List<Double> upTo(double greatest, int most) {
    return of(new Span(0, greatest), most);
  }

  /** Returns the multiples of a round step inside of a span, the least step that gives so many. */
  static List<Double> of(Span span, int most) {
    if (!(span.length() > 0)) {
      return List.of(span.from());
    }
    BigDecimal step = step(span.length() / most);
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(span.from() / step.doubleValue() - 1e-9);
    long last = (long) Math.floor(span.to() / step.doubleValue() + 1e-9);
    for (long i = first; i <= last; i++) {
      // Through decimals, so that three steps of 0.1 are 0.3.
      ticks.add(step.multiply(BigDecimal.valueOf(i)).doubleValue());
    }
    return ticks;
  }

  /** Returns the least of 1, 2, 5, 10, 20 … or 0.5, 0.2, 0.1 … that is not below a number. */
  static BigDecimal step(double least) {
    int power = (int) Math.floor(Math.log10(least)) - 1;
    while (true) {
      for (int digit : STEPS) {
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        if (step.doubleValue() >= least * (1 - 1e-9)) {
          return step;
        }
      }
      power++;
    }
  }
}
