package trips.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import trips.data.ZoneKind.Period;

/**
 * Draws the trips of one hour: its planned pickups in random order, each with the rest of a trip.
 */
final class BlockTrips implements Iterator<Trip> {

  private static final Licence[] LICENCES = Licence.values();
  private static final int SECONDS = 3600;

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
    random = SplitMix.of(model.seed, model.start(block).toEpochSecond(ZoneOffset.UTC));
    cells = shuffled(model.cells(block), model.trips(block), random);
    start = model.start(block).toEpochSecond(ZoneOffset.UTC);
    period = Period.of(TripModel.hour(block));
    speed = TravelTime.speed(date, TripModel.hour(block));
    for (Licence licence : LICENCES) {
      shared[licence.ordinal()] = CityCalendar.sharing(date) ? licence.shared : 0;
    }
  }

  @Override
  public boolean hasNext() {
    return next < cells.length;
  }

  @Override
  public Trip next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int cell = cells[next++];
    int zone = cell / Licence.COUNT + 1;
    Licence licence = LICENCES[cell % Licence.COUNT];
    long pickup = start + random.below(SECONDS);
    int place = model.destinations.draw(period, zone, random);
    double detour = model.travel.detour(random);
    int seconds = model.travel.seconds(zone, place, detour, speed, random);
    return new Trip(
        licence,
        model.bases.draw(licence, random),
        LocalDateTime.ofEpochSecond(pickup, 0, ZoneOffset.UTC),
        model.after(pickup, seconds),
        zone,
        Places.zone(place),
        model.travel.miles(zone, place, detour),
        random.unit() < shared[licence.ordinal()]);
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
