package trips.chart;

import java.util.Arrays;
import java.util.Collection;

/**
 * From a least to a greatest value.
 *
 * @param from not greater than {@code to}
 */
record Span(double from, double to) {

  /** Returns the span of all finite values, from 0 to 0 if there are none. */
  static Span of(Collection<double[]> values) {
    double[] finite =
        values.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    return new Span(Arrays.stream(finite).min().orElse(0), Arrays.stream(finite).max().orElse(0));
  }

  /**
   * Returns a span that a reader asks for.
   *
   * @param axis which axis it is for, for the message
   * @throws IllegalArgumentException if it would end before it begins
   */
  static Span axis(String axis, double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "a " + axis + " axis from " + from + " to " + to + "; the second must be the greater");
    }
    return new Span(from, to);
  }

  /** Returns the least span that holds both. */
  Span and(Span other) {
    return new Span(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** Returns the least span that holds this one and 0. */
  Span withZero() {
    return new Span(Math.min(from, 0), Math.max(to, 0));
  }

  /** Returns an axis for this span: with 0 on it, and from 0 to 1 if that would be 0 alone. */
  Span fromZero() {
    Span span = withZero();
    return span.length() > 0 ? span : new Span(0, 1);
  }

  /** Returns how far it reaches. */
  double length() {
    return to - from;
  }

  /**
   * Returns where a value lies, 0 at the beginning and 1 at the end; the middle if both are one.
   */
  double part(double value) {
    return length() > 0 ? (value - from) / length() : 0.5;
  }
}
