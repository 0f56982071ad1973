package trips.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Some consecutive trips, column by column: index i of each array belongs to one trip.
 *
 * <p>An object for each trip, and one for each of its times, would cost more than drawing it. A
 * batch is filled again and again. Times are seconds of the clock on the wall, counted as if it
 * showed UTC.
 */
final class TripBatch {

  /** Trips that fit in: few enough for the processor's cache, enough to make a call cheap. */
  static final int CAPACITY = 4096;

  /** Number of trips that the arrays hold. */
  int size;

  /** The same for the same trip of a month and seed, whoever asks; different for all others. */
  final long[] key = new long[CAPACITY];

  final int[] licence = new int[CAPACITY];
  final int[] base = new int[CAPACITY];
  final long[] pickup = new long[CAPACITY];
  final long[] dropoff = new long[CAPACITY];
  final int[] pickupZone = new int[CAPACITY];
  final int[] dropoffZone = new int[CAPACITY];
  final int[] seconds = new int[CAPACITY];
  final double[] miles = new double[CAPACITY];
  final boolean[] shared = new boolean[CAPACITY];

  /** Returns whether no further trip fits in. */
  boolean full() {
    return size == CAPACITY;
  }

  /**
   * Returns one trip as an object.
   *
   * @param bases names by index, see {@link Bases#names}
   */
  Trip trip(int index, List<String> bases) {
    return new Trip(
        Licence.values()[licence[index]].name(),
        bases.get(base[index]),
        time(pickup[index]),
        time(dropoff[index]),
        pickupZone[index],
        dropoffZone[index],
        miles[index],
        shared[index]);
  }

  private static LocalDateTime time(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }
}
