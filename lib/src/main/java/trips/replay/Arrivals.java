package trips.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import trips.data.SplitMix;
import trips.data.Trip;
import trips.data.TripFeed;

/**
 * The trips in the order in which they arrive, one hour of them in memory and whatever is late.
 *
 * <p>An event arrives when it happened, plus a delay that is drawn for it, plus the time until the
 * burst in which it is held back. No trip of an hour can arrive before the hour begins, so all
 * hours up to the next arrival are enough to know it.
 */
final class Arrivals implements Iterator<Arrivals.Arrival> {

  /**
   * A trip that arrives.
   *
   * @param after event time from the beginning of the replay to the arrival
   * @param number counts the trips of the replay; decides between equal times
   */
  record Arrival(Duration after, long number, Trip trip) {

    TripEvent event(Instant sent) {
      return new TripEvent(
          trip.pickup(),
          sent,
          trip.licence(),
          trip.base(),
          trip.pickupZone(),
          trip.dropoffZone(),
          trip.dropoff(),
          trip.miles(),
          trip.shared());
    }
  }

  /** Streams of random numbers, so that one setting does not change what another draws. */
  private static final long DELAYS = 1L << 60;

  private static final long BURST_ENDS = 2L << 60;
  private static final long BURSTS = 3L << 60;

  /** Share of the pieces of time whose events are held back. */
  private static final double HELD = 0.5;

  private final TripFeed feed;
  private final Replay.Timing timing;
  private final PriorityQueue<Arrival> waiting =
      new PriorityQueue<>(Comparator.comparing(Arrival::after).thenComparingLong(Arrival::number));
  private int nextHour;
  private long number;

  Arrivals(TripFeed feed, Replay.Timing timing) {
    this.feed = feed;
    this.timing = timing;
    nextHour = (int) Duration.between(feed.start(0), timing.from()).toHours();
  }

  @Override
  public boolean hasNext() {
    while (!complete()) {
      load(nextHour++);
    }
    return !waiting.isEmpty();
  }

  @Override
  public Arrival next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return waiting.remove();
  }

  /** Returns whether no trip that is not yet loaded can arrive before the first that waits. */
  private boolean complete() {
    if (nextHour >= feed.hours() || !feed.start(nextHour).isBefore(timing.to())) {
      return true;
    }
    Duration hour = Duration.between(timing.from(), feed.start(nextHour));
    return !waiting.isEmpty() && waiting.peek().after().compareTo(hour) < 0;
  }

  private void load(int hour) {
    for (Trip trip : feed.hour(hour)) {
      LocalDateTime begun = trip.pickup();
      if (!begun.isBefore(timing.from()) && begun.isBefore(timing.to())) {
        Duration happened = Duration.between(timing.from(), begun);
        waiting.add(new Arrival(held(happened.plus(delay(number))), number, trip));
        number++;
      }
    }
  }

  private Duration delay(long of) {
    return times(timing.disorder(), random(DELAYS + of));
  }

  /** Returns when an event arrives that would come at a time if there were no bursts. */
  private Duration held(Duration at) {
    if (timing.bursts().isZero()) {
      return at;
    }
    // The ends of two neighbours are drawn from pieces of time that touch, so they stay in order.
    long piece = at.dividedBy(timing.bursts());
    if (at.compareTo(end(piece)) >= 0) {
      piece++;
    }
    return random(BURSTS + piece) < HELD ? end(piece) : at;
  }

  private Duration end(long piece) {
    return timing
        .bursts()
        .multipliedBy(piece)
        .plus(times(timing.bursts(), random(BURST_ENDS + piece)));
  }

  private double random(long stream) {
    return SplitMix.of(timing.seed(), stream).unit();
  }

  private static Duration times(Duration time, double factor) {
    return Duration.ofNanos((long) (time.toNanos() * factor));
  }
}
