package trips.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import trips.data.TripDataException;
import trips.data.TripFeed;

/**
 * What to replay and how: the trips of a month as events that arrive in time, some of them late,
 * some of them in bursts.
 *
 * <p>Immutable; every method that sets something returns a new replay. The same settings give the
 * same events in the same order. Without settings the whole month is replayed as fast as it
 * happened, in order.
 */
public final class Replay {

  /** How the events are spread over the time that they take. */
  record Timing(
      LocalDateTime from,
      LocalDateTime to,
      double speed,
      Duration disorder,
      Duration bursts,
      long seed) {}

  private final YearMonth month;
  private final double scale;
  private final EventFormat format;
  private final Timing timing;
  private final Pacer pacer;

  private Replay(YearMonth month, double scale, EventFormat format, Timing timing, Pacer pacer) {
    this.month = month;
    this.scale = scale;
    this.format = format;
    this.timing = timing;
    this.pacer = pacer;
  }

  /** Returns a replay of a whole month. */
  public static Replay of(YearMonth month) {
    LocalDateTime start = month.atDay(1).atStartOfDay();
    LocalDateTime end = month.plusMonths(1).atDay(1).atStartOfDay();
    return new Replay(
        month,
        1,
        EventFormat.JSON,
        new Timing(start, end, 1, Duration.ZERO, Duration.ZERO, 1),
        Pacer.system());
  }

  /**
   * Returns this beginning with the trips of a moment of the month, for example {@code
   * 2020-03-01T08:00}.
   *
   * @throws TripDataException if it is written otherwise or lies outside of the month
   */
  public Replay from(String time) {
    return with(
        new Timing(
            moment(time), timing.to, timing.speed, timing.disorder, timing.bursts, timing.seed));
  }

  /**
   * Returns this ending before a moment of the month, for example {@code 2020-03-02T08:00}.
   *
   * @throws TripDataException if it is written otherwise or lies outside of the month
   */
  public Replay to(String time) {
    return with(
        new Timing(
            timing.from, moment(time), timing.speed, timing.disorder, timing.bursts, timing.seed));
  }

  /**
   * Returns this so many times as fast as it happened: at 600, ten minutes pass in a second.
   *
   * @throws TripDataException if the factor is not above 0
   */
  public Replay speed(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new TripDataException("speed is " + factor + "; allowed is a number above 0");
    }
    return with(
        new Timing(timing.from, timing.to, factor, timing.disorder, timing.bursts, timing.seed));
  }

  /**
   * Returns this with so many times the trips of the month.
   *
   * @param factor above 0 and up to 100; at 0.01 one in a hundred
   */
  public Replay scale(double factor) {
    return new Replay(month, factor, format, timing, pacer);
  }

  /**
   * Returns this with events out of order: each arrives up to so much event time late.
   *
   * @throws TripDataException if the time is negative
   */
  public Replay disorder(Duration atMost) {
    return with(
        new Timing(
            timing.from,
            timing.to,
            timing.speed,
            notNegative("disorder", atMost),
            timing.bursts,
            timing.seed));
  }

  /**
   * Returns this with bursts: again and again events are held back for about so much event time,
   * twice as long at most, and then arrive together, as from a car that was in a tunnel. No event
   * is later than the disorder and twice this.
   *
   * @throws TripDataException if the time is negative
   */
  public Replay bursts(Duration typical) {
    return with(
        new Timing(
            timing.from,
            timing.to,
            timing.speed,
            timing.disorder,
            notNegative("bursts", typical),
            timing.seed));
  }

  /** Returns this with other chances for lateness and bursts; the trips stay the same. */
  public Replay seed(long seed) {
    return with(
        new Timing(timing.from, timing.to, timing.speed, timing.disorder, timing.bursts, seed));
  }

  /** Returns this with files and sockets in another format than JSON. */
  public Replay format(EventFormat other) {
    return new Replay(month, scale, other, timing, pacer);
  }

  /** Returns this in a time of its own, for tests. */
  Replay paced(Pacer other) {
    return new Replay(month, scale, format, timing, other);
  }

  /**
   * Returns the events in the order in which they arrive, without waiting; {@code sentTime} is when
   * each would be sent if the first second were now.
   *
   * @throws TripDataException if the scale is not allowed
   */
  public Stream<TripEvent> events() {
    Instant start = pacer.now();
    Iterator<Arrivals.Arrival> arrivals = arrivals();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(arrivals, 0), false)
        .map(arrival -> arrival.event(start.plus(real(arrival.after()))));
  }

  /**
   * Sends each event to a consumer when its time has come, in the background, for example to a
   * Kafka producer. The consumer is called by one thread; if it throws, the replay ends with that.
   *
   * @throws TripDataException if the scale is not allowed
   */
  public ReplayRun to(Consumer<TripEvent> consumer) {
    return run(EventSink.of(consumer));
  }

  /**
   * Writes files of events into a folder, which is made if it is not there: one file about each
   * second, complete when it appears, as {@code spark.readStream()} wants it.
   *
   * @throws IOException if the folder cannot be made
   */
  public ReplayRun toFolder(Path folder) throws IOException {
    return run(new FolderSink(folder, format, pacer.now()));
  }

  /**
   * Listens on a port of this machine and sends lines to whoever connects, beginning when the first
   * has: {@code spark.readStream().format("socket").option("host", "127.0.0.1").option("port",
   * run.port())}. Events go to all who are connected at that moment.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public ReplayRun toSocket(int port) throws IOException {
    return run(new SocketSink(port, format));
  }

  private ReplayRun run(EventSink sink) {
    Iterator<Arrivals.Arrival> arrivals = arrivals();
    return ReplayRun.start(month + ", speed " + timing.speed, arrivals, this::real, sink, pacer);
  }

  private Iterator<Arrivals.Arrival> arrivals() {
    if (!timing.from.isBefore(timing.to)) {
      throw new TripDataException(
          "the replay ends at "
              + timing.to
              + ", not after it begins at "
              + timing.from
              + "; set from and to the other way round");
    }
    return new Arrivals(TripFeed.of(month, scale), timing);
  }

  /** Returns how long so much event time takes. */
  private Duration real(Duration eventTime) {
    return Duration.ofNanos((long) (eventTime.toNanos() / timing.speed));
  }

  private Replay with(Timing other) {
    return new Replay(month, scale, format, other, pacer);
  }

  private LocalDateTime moment(String text) {
    LocalDateTime moment;
    try {
      moment = LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new TripDataException("time is \"" + text + "\"; write it like 2020-03-01T08:00", e);
    }
    LocalDateTime end = month.plusMonths(1).atDay(1).atStartOfDay();
    if (moment.isBefore(month.atDay(1).atStartOfDay()) || moment.isAfter(end)) {
      throw new TripDataException(
          "time is " + text + ", but the replay is of " + month + "; name a time of that month");
    }
    return moment;
  }

  private static Duration notNegative(String what, Duration time) {
    if (time.isNegative()) {
      throw new TripDataException(what + " is " + time + "; allowed is zero or more");
    }
    return time;
  }
}
