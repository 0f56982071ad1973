package trips.flink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as microseconds since 1970, which is as fine as Spark's timestamps are. */
final class Micros {

  private Micros() {}

  static long now() {
    return of(Instant.now());
  }

  static long of(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
