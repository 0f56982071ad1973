package trips.data;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The generated trips of a month hour by hour, made on the spot and without Spark.
 *
 * <p>They are the trips of {@link TripGenerator} for the same month and scale. Immutable; safe for
 * use by any thread.
 */
public final class TripFeed {

  private final TripModel model;

  private TripFeed(TripModel model) {
    this.model = model;
  }

  /**
   * Prepares a month, which takes about a second the first time.
   *
   * @param month from 2019-02 to the current one
   * @param scale above 0 and up to 100; 1 for as many trips as the month had
   * @throws TripDataException if the month or the scale is another
   */
  public static TripFeed of(YearMonth month, double scale) {
    TripSpec spec = TripSpec.of(month, scale, TripLayout.SEVEN_COLUMNS);
    return new TripFeed(TripModels.of(TripGenerator.checked(spec, Clock.systemUTC())));
  }

  /** Returns the number of hours, 24 for each day. */
  public int hours() {
    return model.blocks();
  }

  /** Returns the first moment of an hour, counted from 0. */
  public LocalDateTime start(int hour) {
    return model.date(hour).atTime(TripModel.hour(hour), 0);
  }

  /** Returns the trips that begin in an hour, counted from 0, in the order of their pickups. */
  public List<Trip> hour(int hour) {
    BlockTrips block = model.block(hour);
    List<String> bases = model.bases.names();
    TripBatch batch = new TripBatch();
    List<Trip> trips = new ArrayList<>(model.trips(hour));
    while (block.hasNext()) {
      block.draw(batch);
      trips.add(batch.trip(0, bases));
    }
    trips.sort(Comparator.comparing(Trip::pickup));
    return trips;
  }
}
