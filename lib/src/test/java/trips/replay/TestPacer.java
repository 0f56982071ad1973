package trips.replay;

import java.time.Instant;

/** A time that passes only when somebody waits for it. */
final class TestPacer implements Pacer {

  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void await(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }
}
