package trips.data;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What people do in a zone, which decides when trips begin and end there.
 *
 * <p>The numbers are the project's own estimates. They shape hours and directions only: the month's
 * totals are calibrated to the published counts afterwards.
 */
enum ZoneKind {
  OFFICE(0.45, new double[] {0.7, 0.5, 0.5, 0.8, 1.0, 1.2, 1.4, 1.1}, 2.0, 1.2, 0.8, 0.5),
  NIGHTLIFE(0.80, new double[] {1.5, 1.1, 0.7, 0.8, 0.9, 1.0, 1.1, 1.3}, 0.9, 1.0, 1.15, 1.0),
  HOME(1.25, new double[] {0.9, 1.0, 1.3, 1.2, 1.1, 1.0, 0.9, 0.9}, 0.75, 1.0, 1.15, 1.35),
  AIRPORT(0.30, new double[] {0.9, 0.4, 0.7, 0.9, 1.1, 1.2, 1.2, 1.3}, 1.3, 1.0, 0.8, 0.5),
  PARK(0.60, new double[] {0.4, 0.3, 0.6, 0.9, 1.1, 1.3, 1.2, 0.6}, 0.8, 1.2, 1.0, 0.4),
  UNKNOWN(1.00, new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 1.0, 1.0, 1.0, 1.0);

  private static final int HOURS_PER_STEP = 3;

  private final double whenShut;
  private final double[] pickupsByStep;
  private final Map<Period, Double> dropoffs = new EnumMap<>(Period.class);

  ZoneKind(double whenShut, double[] pickupsByStep, double... dropoffsByPeriod) {
    this.whenShut = whenShut;
    this.pickupsByStep = pickupsByStep;
    for (Period period : Period.values()) {
      dropoffs.put(period, dropoffsByPeriod[period.ordinal()]);
    }
  }

  /** Returns the kind that a table names, in lower case. */
  static ZoneKind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns the relative rate of pickups.
   *
   * @param shut how far the city has shut down, 0 to 1
   */
  double pickups(int hour, boolean weekend, double shut) {
    double rate = pickupsByStep[hour / HOURS_PER_STEP] * (1 - shut + shut * whenShut);
    return weekend && this == OFFICE ? rate * 0.7 : rate;
  }

  /** Returns the relative rate of drop-offs. */
  double dropoffs(Period period) {
    return dropoffs.get(period);
  }

  /** Part of the day in which trips have one common direction. */
  enum Period {
    MORNING,
    DAY,
    EVENING,
    NIGHT;

    static Period of(int hour) {
      return hour < 5 || hour >= 21 ? NIGHT : hour < 10 ? MORNING : hour < 16 ? DAY : EVENING;
    }
  }
}
