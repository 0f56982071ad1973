package trips.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The month's pickups in every cell, that is, of every licence in every zone.
 *
 * <p>The estimates of {@link ZoneModel} are raked (iterative proportional fitting, Deming and
 * Stephan 1940) until they agree with all published counts at once: boroughs, the busiest zones of
 * HV0003, the zones whose total is known, and no other zone busier than those. The result is
 * rounded so that each published count is met exactly.
 */
final class PickupTotals {

  /** Number of cells; cell = (zone id − 1) · licences + licence. */
  static final int CELLS = Zone.COUNT * Licence.COUNT;

  private static final int ROUNDS = 400;

  /**
   * Further zones stay below the last of the busiest: at this share of it, and a little higher the
   * more popular they are, lest several have the same count.
   */
  private static final double BELOW_BUSIEST = 0.80;

  private static final double POPULAR = 0.18;

  private static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private final MonthFacts facts;
  private final double[] shares;
  private final List<Zone> zones = Zone.all();
  private final double[] cells = new double[CELLS];
  private final double[] limits = new double[CELLS];
  private final boolean[] published = new boolean[CELLS];

  private PickupTotals(MonthFacts facts) {
    this.facts = facts;
    shares = Licence.shares(facts.month());
    facts.busiest().keySet().forEach(id -> published[cell(id, Licence.HV0003)] = true);
    facts.zoneTotals().forEach(total -> cellsOf(total).forEach(cell -> published[cell] = true));
  }

  /** Returns the month's pickups by cell; their sum is the month's trips. */
  static long[] of(MonthFacts facts) {
    PickupTotals totals = new PickupTotals(facts);
    totals.estimate();
    for (int round = 0; round < ROUNDS; round++) {
      totals.rake();
    }
    return totals.round();
  }

  static int cell(int zone, Licence licence) {
    return (zone - 1) * Licence.COUNT + licence.ordinal();
  }

  private void estimate() {
    double[] popularity = ZoneModel.read().popularity();
    double most = DoubleStream.of(popularity).max().getAsDouble();
    double least =
        facts.busiest().values().stream().mapToDouble(Long::doubleValue).min().orElse(UNLIMITED);
    for (Zone zone : zones) {
      double popular = popularity[zone.id() - 1];
      for (Licence licence : Licence.values()) {
        int cell = cell(zone.id(), licence);
        cells[cell] = popular * shares[licence.ordinal()] * licence.affinity(zone.borough());
        limits[cell] = least * (BELOW_BUSIEST + POPULAR * popular / most);
      }
    }
  }

  /** Moves the cells to each of the counts in turn; repeated, they come to agree with all. */
  private void rake() {
    for (Licence licence : Licence.values()) {
      scale(cellsOf(licence), shares[licence.ordinal()] * facts.trips());
    }
    facts.pickups().forEach((borough, count) -> scale(cellsOf(borough), count));
    facts.zoneTotals().forEach(total -> scale(cellsOf(total), total.pickups()));
    cellsOf(Licence.HV0003).forEach(cell -> cells[cell] = Math.min(cells[cell], limits[cell]));
    facts.busiest().forEach((id, count) -> cells[cell(id, Licence.HV0003)] = count);
  }

  private void scale(List<Integer> which, double sum) {
    double now = which.stream().mapToDouble(cell -> cells[cell]).sum();
    double factor = now == 0 ? 0 : sum / now;
    which.forEach(cell -> cells[cell] *= factor);
  }

  private long[] round() {
    long[] whole = new long[CELLS];
    facts.busiest().forEach((id, count) -> whole[cell(id, Licence.HV0003)] = count);
    facts.zoneTotals().forEach(total -> apportion(cellsOf(total), total.pickups(), whole));
    for (Map.Entry<String, Long> borough : facts.pickups().entrySet()) {
      List<Integer> all = cellsOf(borough.getKey());
      long done = all.stream().mapToLong(cell -> whole[cell]).sum();
      List<Integer> open = all.stream().filter(cell -> !published[cell]).toList();
      if (!open.isEmpty()) {
        apportion(open, borough.getValue() - done, whole);
      }
    }
    return whole;
  }

  private void apportion(List<Integer> which, long total, long[] whole) {
    double[] weights = which.stream().mapToDouble(cell -> cells[cell]).toArray();
    long[] counts = Apportion.byWeight(weights, total);
    for (int i = 0; i < counts.length; i++) {
      whole[which.get(i)] = counts[i];
    }
  }

  private List<Integer> cellsOf(String borough) {
    List<Integer> found = new ArrayList<>();
    for (Zone zone : zones) {
      if (zone.publishedBorough().equals(borough)) {
        found.addAll(cellsOf(zone.id()));
      }
    }
    return found;
  }

  private static List<Integer> cellsOf(MonthFacts.ZoneTotal total) {
    return total.zones().stream().flatMap(id -> cellsOf(id).stream()).toList();
  }

  private static List<Integer> cellsOf(int zone) {
    return Arrays.stream(Licence.values()).map(licence -> cell(zone, licence)).toList();
  }

  private static List<Integer> cellsOf(Licence licence) {
    List<Integer> found = new ArrayList<>();
    for (int zone = 1; zone <= Zone.COUNT; zone++) {
      found.add(cell(zone, licence));
    }
    return found;
  }
}
