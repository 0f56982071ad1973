package trips.data;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Everything that decides which trips a month has: plan, destinations, times, and the seed.
 *
 * <p>A month consists of blocks, one for each hour. The trips of a block depend on the model and
 * the block alone, never on who asks for them, in which order, or on how many cores: the same seed
 * gives the same rows everywhere. What a layout adds ({@link TripDetails}) draws from a random
 * stream of its own, so that both layouts have the same trips. Immutable; safe for use by any
 * thread.
 */
final class TripModel implements Serializable {

  private static final long serialVersionUID = 1;

  /** Raised whenever the same seed gives other rows than before. */
  static final int VERSION = 1;

  /** The seed of the rows that the notebooks show. */
  static final long SEED = 20_200_301;

  /** As many times the published trips as can be planned. */
  static final double LARGEST_SCALE = 100;

  final YearMonth month;
  final double scale;
  final long seed;
  final Destinations destinations;
  final TravelTime travel;
  final Bases bases;
  final ClockChange clockChange;
  private final int[][] plan;

  /**
   * Prepares a month; takes about a second.
   *
   * @param scale 1 for as many trips as were published, 0.01 for one in a hundred
   * @throws TripDataException if the scale is not above 0 and up to {@value #LARGEST_SCALE}, or the
   *     month is before the first
   */
  TripModel(YearMonth month, double scale, long seed) {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new TripDataException("scale is " + scale + "; allowed is above 0 and up to 100");
    }
    MonthFacts facts = MonthFacts.of(month);
    Places places = new Places();
    this.month = month;
    this.scale = scale;
    this.seed = seed;
    plan = PickupPlan.of(facts, scale);
    destinations = new Destinations(facts, plan, places);
    travel = new TravelTime(places);
    bases = new Bases(month);
    clockChange = ClockChange.of(month);
  }

  /** Returns the number of blocks, one for each hour of the month. */
  int blocks() {
    return plan.length;
  }

  /** Returns the number of trips in a block. */
  int trips(int block) {
    return Arrays.stream(plan[block]).sum();
  }

  /** Returns the number of trips in the month. */
  long trips() {
    return tripsBefore(blocks());
  }

  /** Returns the number of trips in all blocks before one. */
  long tripsBefore(int end) {
    long sum = 0;
    for (int block = 0; block < end; block++) {
      sum += trips(block);
    }
    return sum;
  }

  /** Returns the trips of a block in the order of the file. */
  BlockTrips block(int block) {
    return new BlockTrips(this, block);
  }

  /** Returns trips by cell, see {@link PickupTotals}. */
  int[] cells(int block) {
    return plan[block];
  }

  /** Returns the first moment of a block, in seconds of the clock on the wall. */
  long start(int block) {
    return date(block).atTime(hour(block), 0).toEpochSecond(ZoneOffset.UTC);
  }

  /** Returns the day of a block. */
  LocalDate date(int block) {
    return month.atDay(block / PickupPlan.HOURS + 1);
  }

  /** Returns the hour of a block, 0 to 23. */
  static int hour(int block) {
    return block % PickupPlan.HOURS;
  }
}
