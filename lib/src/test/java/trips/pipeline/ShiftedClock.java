package trips.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Goes on by itself, and forward when a test says so. */
final class ShiftedClock extends Clock {

  private final AtomicReference<Duration> shift = new AtomicReference<>();

  ShiftedClock(Instant start) {
    shift.set(Duration.between(Instant.now(), start));
  }

  void forward(Duration time) {
    shift.updateAndGet(time::plus);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(shift.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
