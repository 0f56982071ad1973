package trips.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Says in words what a series of numbers shows: its ends and its extremes. */
public final class Summary {

  private Summary() {}

  /**
   * Returns one line without an end of line.
   *
   * @param xs the text of each position
   * @param ys as many values, NaN where there is none
   */
  public static String of(String name, List<String> xs, double[] ys) {
    int least = -1;
    int most = -1;
    for (int i = 0; i < ys.length; i++) {
      if (Double.isFinite(ys[i])) {
        least = least < 0 || ys[i] < ys[least] ? i : least;
        most = most < 0 || ys[i] > ys[most] ? i : most;
      }
    }
    if (least < 0) {
      return name + ": no values";
    }
    return name
        + ": "
        + ys.length
        + (ys.length == 1 ? " point" : " points")
        + ", first "
        + at(xs, ys, 0)
        + ", last "
        + at(xs, ys, ys.length - 1)
        + ", lowest "
        + at(xs, ys, least)
        + ", highest "
        + at(xs, ys, most);
  }

  /** Returns a number with four digits at most unless it is whole. */
  public static String number(double value) {
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 10_000;
    return whole && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static String at(List<String> xs, double[] ys, int i) {
    return (Double.isFinite(ys[i]) ? number(ys[i]) : "nothing") + " at " + xs.get(i);
  }
}
