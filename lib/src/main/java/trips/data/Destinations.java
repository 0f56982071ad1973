package trips.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import trips.data.ZoneKind.Period;

/**
 * Where trips go: a gravity model, in which a place draws the more trips the more begin there and
 * the nearer it is, calibrated so that the drop-offs per borough come out as published.
 */
final class Destinations implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int ROUNDS = 60;
  private static final int NEWARK = 1;

  /** Miles after which the number of trips falls to 1/e. */
  private static final double REACH = 1.9;

  /** The same for trips from or to airports and out of the city. */
  private static final double FAR_REACH = 9;

  /** Attraction of one place outside of the city and of Newark Airport, before calibration. */
  private static final double OUTSIDE_ATTRACTION = 30;

  /** An airport is reached from everywhere, so it takes less to draw as many trips. */
  private static final double AIRPORT_ATTRACTION = 0.14;

  /** Share of drop-offs in zone 264 among those in no known zone. */
  private static final double UNKNOWN_ZONE = 0.01;

  private final AliasTable[][] tables = new AliasTable[Period.values().length][Zone.COUNT];

  /** Prepares the draw for every part of the day and zone of pickup. */
  Destinations(MonthFacts facts, int[][] plan, Places places) {
    double[][][] weights = gravity(places);
    List<String> boroughs = List.copyOf(facts.dropoffs().keySet());
    int[] boroughOf = boroughs(places, boroughs);
    double[] factors = calibrate(facts, pickups(plan), boroughs, boroughOf, weights);
    for (Period period : Period.values()) {
      for (int from = 0; from < Zone.COUNT; from++) {
        double[] row = weights[period.ordinal()][from];
        for (int to = 0; to < row.length; to++) {
          row[to] *= factors[boroughOf[to]];
        }
        tables[period.ordinal()][from] = new AliasTable(row);
      }
    }
  }

  /** Draws the place where a trip ends; see {@link Places}. */
  int draw(Period period, int pickupZone, SplitMix random) {
    return tables[period.ordinal()][pickupZone - 1].draw(random);
  }

  private static double[][][] gravity(Places places) {
    ZoneModel model = ZoneModel.read();
    double[][][] weights = new double[Period.values().length][Zone.COUNT][places.count()];
    for (int from = 0; from < Zone.COUNT; from++) {
      for (int to = 0; to < places.count(); to++) {
        double pull = pull(model, places, from, to);
        ZoneKind kind = Places.outside(to) ? ZoneKind.HOME : model.kinds()[to];
        for (Period period : Period.values()) {
          weights[period.ordinal()][from][to] = pull * kind.dropoffs(period);
        }
      }
      for (double[][] ofPeriod : weights) {
        double outside = Arrays.stream(ofPeriod[from], Zone.COUNT, places.count()).sum();
        ofPeriod[from][Zone.COUNT - 2] = outside * UNKNOWN_ZONE;
      }
    }
    return weights;
  }

  private static double pull(ZoneModel model, Places places, int from, int to) {
    if (!Places.outside(to) && model.kinds()[to] == ZoneKind.UNKNOWN) {
      return 0;
    }
    boolean toAirport = !Places.outside(to) && model.kinds()[to] == ZoneKind.AIRPORT;
    boolean far = Places.outside(to) || toAirport || model.kinds()[from] == ZoneKind.AIRPORT;
    double attraction = attraction(model, to, toAirport);
    double reach = far ? FAR_REACH : REACH;
    // StrictMath: the same to the last bit on every processor, hence the same rows.
    return attraction * StrictMath.exp(-places.miles(from, to) / reach);
  }

  private static double attraction(ZoneModel model, int to, boolean airport) {
    if (Places.outside(to) || Places.zone(to) == NEWARK) {
      return OUTSIDE_ATTRACTION;
    }
    return airport ? model.popularity()[to] * AIRPORT_ATTRACTION : model.popularity()[to];
  }

  private static int[] boroughs(Places places, List<String> boroughs) {
    List<Zone> zones = Zone.all();
    int[] index = new int[places.count()];
    Arrays.setAll(
        index, place -> boroughs.indexOf(zones.get(Places.zone(place) - 1).publishedBorough()));
    return index;
  }

  private static double[][] pickups(int[][] plan) {
    double[][] sums = new double[Period.values().length][Zone.COUNT];
    for (int block = 0; block < plan.length; block++) {
      double[] ofPeriod = sums[Period.of(block % PickupPlan.HOURS).ordinal()];
      for (int cell = 0; cell < PickupTotals.CELLS; cell++) {
        ofPeriod[cell / Licence.COUNT] += plan[block][cell];
      }
    }
    return sums;
  }

  /** Returns the factor for each borough with which the expected drop-offs are the published. */
  private static double[] calibrate(
      MonthFacts facts,
      double[][] pickups,
      List<String> boroughs,
      int[] boroughOf,
      double[][][] weights) {
    List<Group> groups = groups(pickups, boroughs.size(), boroughOf, weights);
    double[] factors = new double[boroughs.size()];
    Arrays.fill(factors, 1);
    double all = facts.trips();
    double planned = groups.stream().mapToDouble(Group::trips).sum();
    for (int round = 0; round < ROUNDS; round++) {
      double[] expected = expected(groups, factors);
      for (int i = 0; i < factors.length; i++) {
        double wanted = facts.dropoffs().get(boroughs.get(i)) / all * planned;
        factors[i] *= expected[i] == 0 ? 1 : wanted / expected[i];
      }
    }
    return factors;
  }

  private static double[] expected(List<Group> groups, double[] factors) {
    double[] expected = new double[factors.length];
    for (Group group : groups) {
      double sum = 0;
      for (int i = 0; i < factors.length; i++) {
        sum += group.pull[i] * factors[i];
      }
      for (int i = 0; i < factors.length; i++) {
        expected[i] += group.trips * group.pull[i] * factors[i] / sum;
      }
    }
    return expected;
  }

  private static List<Group> groups(
      double[][] pickups, int boroughs, int[] boroughOf, double[][][] weights) {
    List<Group> groups = new ArrayList<>();
    for (int period = 0; period < weights.length; period++) {
      for (int from = 0; from < Zone.COUNT; from++) {
        double[] pull = new double[boroughs];
        for (int to = 0; to < boroughOf.length; to++) {
          pull[boroughOf[to]] += weights[period][from][to];
        }
        groups.add(new Group(pull, pickups[period][from]));
      }
    }
    return groups;
  }

  /** The trips that begin in one zone and part of the day, and how each borough draws them. */
  private record Group(double[] pull, double trips) {}
}
