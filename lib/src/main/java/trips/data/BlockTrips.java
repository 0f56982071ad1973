package trips.data;

import java.time.LocalDate;
import trips.data.ZoneKind.Period;

/**
 * Draws the trips of one hour: its planned pickups in random order, each with the rest of a trip.
 */
final class BlockTrips {

  private static final int SECONDS = 3600;

  /** More than the trips of an hour at a hundred times the usual size. */
  private static final int KEYS_PER_SECOND = 1 << 24;

  private final TripModel model;
  private final SplitMix random;
  private final short[] cells;
  private final long start;
  private final Period period;
  private final double speed;
  private final double[] shared = new double[Licence.COUNT];
  private int next;

  BlockTrips(TripModel model, int block) {
    LocalDate date = model.date(block);
    this.model = model;
    start = model.start(block);
    random = SplitMix.of(model.seed, start);
    cells = shuffled(model.cells(block), model.trips(block), random);
    period = Period.of(TripModel.hour(block));
    speed = TravelTime.speed(date, TripModel.hour(block));
    for (Licence licence : Licence.values()) {
      shared[licence.ordinal()] = licence.shared(date);
    }
  }

  /** Returns whether there is one more trip. */
  boolean hasNext() {
    return next < cells.length;
  }

  /** Writes the next trip behind those of the batch, without counting it there. */
  void draw(TripBatch to) {
    int at = to.size;
    int cell = cells[next];
    int zone = cell / Licence.COUNT + 1;
    int licence = cell % Licence.COUNT;
    long pickup = start + random.below(SECONDS);
    int place = model.destinations.draw(period, zone, random);
    double detour = model.travel.detour(random);
    int seconds = model.travel.seconds(zone, place, detour, speed, random);
    to.key[at] = start * KEYS_PER_SECOND + next++;
    to.licence[at] = licence;
    to.base[at] = model.bases.draw(licence, random);
    to.pickup[at] = pickup;
    to.dropoff[at] = model.clockChange.after(pickup, seconds);
    to.pickupZone[at] = zone;
    to.dropoffZone[at] = Places.zone(place);
    to.seconds[at] = seconds;
    to.miles[at] = model.travel.miles(zone, place, detour);
    to.shared[at] = random.unit() < shared[licence];
  }

  /** Lays every cell out as often as it is planned and shuffles (Fisher and Yates). */
  private static short[] shuffled(int[] planned, int trips, SplitMix random) {
    short[] cells = new short[trips];
    int size = 0;
    for (int cell = 0; cell < planned.length; cell++) {
      for (int trip = 0; trip < planned[cell]; trip++) {
        int place = random.below(size + 1);
        cells[size++] = cells[place];
        cells[place] = (short) cell;
      }
    }
    return cells;
  }
}
