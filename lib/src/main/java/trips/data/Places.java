package trips.data;

import java.util.List;

/**
 * The zones and a few places outside of the city as points on a map, with road distances.
 *
 * <p>Index 0 to 264 are the zones (id − 1), then follow the places outside, to which trips with the
 * drop-off zone 265 go.
 */
final class Places {

  /** Longitude and latitude, in degrees, of places around the city. */
  private static final double[][] OUTSIDE = {
    {-74.060, 40.720}, // Jersey City
    {-74.030, 40.745}, // Hoboken
    {-73.970, 40.850}, // Fort Lee
    {-74.215, 40.665}, // Elizabeth
    {-73.890, 40.940}, // Yonkers
    {-73.830, 40.912}, // Mount Vernon
    {-73.705, 40.665}, // Valley Stream
    {-73.700, 40.725}, // Elmont and New Hyde Park
    {-73.727, 40.800}, // Great Neck
  };

  private static final double[] CITY_CENTRE = {-73.950, 40.720};
  private static final double[] VERRAZZANO = {-74.045, 40.607};

  private static final double MILES_PER_DEGREE = 69.1;

  /** Cosine of New York's latitude: a degree east is shorter than a degree north. */
  private static final double EAST = 0.758;

  /** Streets are no straight lines. */
  private static final double DETOUR = 1.3;

  private static final double MILES_WITHIN_ZONE = 0.9;

  private final List<Zone> zones = Zone.all();

  /** Returns the number of places. */
  int count() {
    return Zone.COUNT + OUTSIDE.length;
  }

  /** Returns the zone id of a place; 265 for all that lie outside of the city. */
  static int zone(int place) {
    return Math.min(place + 1, Zone.COUNT);
  }

  /** Returns whether a place lies outside of the city. */
  static boolean outside(int place) {
    return place >= Zone.COUNT;
  }

  /** Returns the approximate length of a trip in miles. */
  double miles(int from, int to) {
    if (from == to) {
      return MILES_WITHIN_ZONE;
    }
    double[] start = point(from);
    double[] end = point(to);
    if (needsBridge(from, to)) {
      return straight(start, VERRAZZANO) + straight(VERRAZZANO, end);
    }
    return straight(start, end);
  }

  private boolean needsBridge(int from, int to) {
    return island(from) != island(to) && !outside(from) && !outside(to);
  }

  private boolean island(int place) {
    return !outside(place) && zones.get(place).borough().equals("Staten Island");
  }

  private double[] point(int place) {
    if (outside(place)) {
      return OUTSIDE[place - Zone.COUNT];
    }
    Zone zone = zones.get(place);
    if (zone.isPlace()) {
      return new double[] {zone.longitude(), zone.latitude()};
    }
    return zone.id() == Zone.COUNT ? OUTSIDE[0] : CITY_CENTRE;
  }

  private static double straight(double[] a, double[] b) {
    double east = (a[0] - b[0]) * EAST;
    double north = a[1] - b[1];
    return Math.sqrt(east * east + north * north) * MILES_PER_DEGREE * DETOUR;
  }
}
