package trips.data;

import java.util.List;

/** How likely a trip crosses a toll bridge or tunnel; the project's estimates. */
final class Tolls {

  /** The order of the rows and columns of {@link #CHANCES}. */
  private static final List<String> BOROUGHS =
      List.of("Manhattan", "Brooklyn", "Queens", "Bronx", "Staten Island", "EWR", "N/A");

  private static final double[][] CHANCES = {
    {0.00, 0.12, 0.22, 0.06, 0.95, 1.00, 0.60},
    {0.12, 0.00, 0.02, 0.60, 0.95, 1.00, 0.50},
    {0.22, 0.02, 0.00, 0.85, 0.95, 1.00, 0.30},
    {0.06, 0.60, 0.85, 0.00, 0.95, 1.00, 0.40},
    {0.95, 0.95, 0.95, 0.95, 0.00, 0.95, 0.80},
    {1.00, 1.00, 1.00, 1.00, 0.95, 0.00, 0.20},
    {0.60, 0.50, 0.30, 0.40, 0.80, 0.20, 0.00},
  };

  /** A crossing to New Jersey costs about so much more than one within the city. */
  private static final double NEW_JERSEY = 1.9;

  private static final int EWR = BOROUGHS.indexOf("EWR");

  private final int[] boroughs = new int[Zone.COUNT + 1];

  Tolls() {
    for (Zone zone : Zone.all()) {
      boroughs[zone.id()] = Math.max(0, BOROUGHS.indexOf(zone.borough()));
    }
  }

  /** Draws what a trip pays, in tolls of a bridge within the city. */
  double draw(int pickupZone, int dropoffZone, SplitMix random) {
    int from = boroughs[pickupZone];
    int to = boroughs[dropoffZone];
    if (random.unit() >= CHANCES[from][to]) {
      return 0;
    }
    return from == EWR || to == EWR ? NEW_JERSEY : 1;
  }
}
