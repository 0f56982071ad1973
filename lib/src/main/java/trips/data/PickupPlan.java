package trips.data;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How many trips begin in every hour of the month, in every zone, with every licence: whole numbers
 * whose sums over a day and over the month are exact.
 *
 * <p>Sampling would miss the published counts by its noise: zones in the list of the busiest lie
 * 0.1 % apart, and 362 pickups in a month at Newark vary by 5 %. So nothing is sampled here.
 */
final class PickupPlan {

  /** Hours of a day; block = day · 24 + hour, days counted from 0. */
  static final int HOURS = 24;

  private static final int ROUNDS = 30;

  private final double[][] exact;
  private final long[] perBlock;
  private final long[] perCell;

  private PickupPlan(double[][] exact, long[] perBlock, long[] perCell) {
    this.exact = exact;
    this.perBlock = perBlock;
    this.perCell = perCell;
  }

  /**
   * Plans a month.
   *
   * @param scale 1 for as many trips as were published
   * @return trips by block and cell, see {@link PickupTotals}
   */
  static int[][] of(MonthFacts facts, double scale) {
    long trips = Math.round(facts.trips() * scale);
    double[] days = Arrays.stream(facts.tripsPerDay()).asDoubleStream().toArray();
    double[] cells = Arrays.stream(PickupTotals.of(facts)).asDoubleStream().toArray();
    PickupPlan plan =
        new PickupPlan(
            rates(facts),
            hourly(facts, Apportion.byWeight(days, trips)),
            Apportion.byWeight(cells, trips));
    plan.rake();
    return plan.round();
  }

  private static long[] hourly(MonthFacts facts, long[] perDay) {
    long[] perBlock = new long[perDay.length * HOURS];
    for (int day = 0; day < perDay.length; day++) {
      double[] weights = CityCalendar.hours(facts.month().atDay(day + 1));
      long[] hours = Apportion.byWeight(weights, perDay[day]);
      System.arraycopy(hours, 0, perBlock, day * HOURS, HOURS);
    }
    return perBlock;
  }

  private static double[][] rates(MonthFacts facts) {
    ZoneKind[] kinds = ZoneModel.read().kinds();
    double[][] rates = new double[facts.tripsPerDay().length * HOURS][PickupTotals.CELLS];
    for (int block = 0; block < rates.length; block++) {
      LocalDate date = facts.month().atDay(block / HOURS + 1);
      double shut = CityCalendar.shut(date);
      for (int zone = 1; zone <= Zone.COUNT; zone++) {
        double rate = kinds[zone - 1].pickups(block % HOURS, CityCalendar.weekend(date), shut);
        for (Licence licence : Licence.values()) {
          rates[block][PickupTotals.cell(zone, licence)] =
              rate * (1 - shut + shut * licence.whenShut);
        }
      }
    }
    return rates;
  }

  /** Iterative proportional fitting to both margins, blocks last. */
  private void rake() {
    for (int round = 0; round < ROUNDS; round++) {
      double[] sums = new double[perCell.length];
      for (double[] row : exact) {
        for (int cell = 0; cell < sums.length; cell++) {
          sums[cell] += row[cell];
        }
      }
      for (int block = 0; block < exact.length; block++) {
        double[] row = exact[block];
        for (int cell = 0; cell < sums.length; cell++) {
          row[cell] = sums[cell] == 0 ? 0 : row[cell] * perCell[cell] / sums[cell];
        }
        double sum = DoubleStream.of(row).sum();
        for (int cell = 0; cell < sums.length; cell++) {
          row[cell] = sum == 0 ? 0 : row[cell] * perBlock[block] / sum;
        }
      }
    }
  }

  /** Rounds block by block and carries what rounding takes from a cell on to the next block. */
  private int[][] round() {
    int[][] plan = new int[exact.length][];
    double[] carry = new double[perCell.length];
    long[] left = perCell.clone();
    for (int block = 0; block < plan.length; block++) {
      double[] wanted = exact[block];
      Arrays.setAll(wanted, cell -> wanted[cell] + carry[cell]);
      long[] whole = Apportion.round(wanted, perBlock[block]);
      Arrays.setAll(carry, cell -> wanted[cell] - whole[cell]);
      Arrays.setAll(left, cell -> left[cell] - whole[cell]);
      plan[block] = Arrays.stream(whole).mapToInt(Math::toIntExact).toArray();
    }
    repair(plan, left);
    return plan;
  }

  /**
   * Moves the few trips by which a cell's sum is off to a cell that misses some, block by block.
   */
  private static void repair(int[][] plan, long[] left) {
    int block = 0;
    for (int over = 0; over < left.length; over++) {
      for (int under = 0; left[over] < 0; ) {
        if (left[under] <= 0) {
          under++;
          continue;
        }
        // Another block each time, so that no hour bears all of it.
        block = (block + 1) % plan.length;
        if (plan[block][over] > 0) {
          plan[block][over]--;
          plan[block][under]++;
          left[over]++;
          left[under]--;
        }
      }
    }
  }
}
