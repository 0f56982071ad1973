package trips.chart;

import java.math.BigDecimal;

/**
 * The finest bins into which numbers are counted, once: all coarser bins are sums of them.
 *
 * <p>A cell is a power of ten wide, so that every bin of 1, 2, 5, 10 … cells begins at a round
 * number.
 *
 * @param power the width of a cell is ten to this power
 * @param first the cell of the least number, counted from 0
 * @param last the cell of the greatest number
 */
record Cells(int power, long first, long last) {

  /** How many cells there are at most, about. */
  private static final double MOST = 10_000;

  /**
   * A number so close below the beginning of a cell, in cells, is taken to be there: 0.29 times 100
   * is 28.999999999999996.
   */
  static final double TOLERANCE = 1e-7;

  /**
   * Returns cells for numbers from a span.
   *
   * @param whole whether they are whole, so that parts of one make no sense
   */
  static Cells over(Span span, boolean whole) {
    double size = Math.max(Math.abs(span.from()), Math.abs(span.to()));
    double width = span.length() > 0 ? span.length() / MOST : Math.max(size, 1e-300) / MOST;
    // Where all numbers are nearly the same, the finest cells are those that a double can tell.
    int finest = (int) Math.ceil(Math.log10(Math.max(width, size * 1e-9)));
    int power = whole ? Math.max(0, finest) : finest;
    Cells unplaced = new Cells(power, 0, 0);
    return new Cells(power, unplaced.of(span.from()), unplaced.of(span.to()));
  }

  /** Returns those of these cells, at least one, that begin before a number. */
  Cells before(double end) {
    long last = (long) Math.ceil(end * perUnit() - TOLERANCE) - 1;
    return new Cells(power, first, Math.max(first, last));
  }

  /** Returns the cell of a number. */
  long of(double value) {
    return (long) Math.floor(value * perUnit() + TOLERANCE);
  }

  /** Returns how many cells there are in 1. */
  double perUnit() {
    return BigDecimal.ONE.scaleByPowerOfTen(-power).doubleValue();
  }

  /** Returns where a cell begins. */
  double edge(long cell) {
    return BigDecimal.valueOf(cell).scaleByPowerOfTen(power).doubleValue();
  }
}
