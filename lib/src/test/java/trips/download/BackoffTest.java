package trips.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void failed_hostNeverHeard_givesUpAtTheThird() {
    assertThat(attempts(new Backoff(new Random(1)))).isEqualTo(3);
  }

  @Test
  void failed_hostHeard_givesUpAtTheEighthWithoutProgress() {
    Backoff backoff = new Backoff(new Random(1));
    backoff.heard();
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.failed()).isTrue();
      backoff.progress();
    }
    assertThat(attempts(backoff)).isEqualTo(8);
  }

  @Test
  void pause_afterFailures_doublesToAMinute() {
    Backoff backoff = new Backoff(always(0));
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      backoff.failed();
      assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(seconds));
    }
    backoff.progress();
    backoff.failed();
    assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void pause_chance_takesOffAtMostAHalf() {
    Backoff backoff = new Backoff(always(Long.MAX_VALUE));
    backoff.failed();
    assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(750));
    backoff = new Backoff(always(-1));
    backoff.failed();
    assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(500));
  }

  private static int attempts(Backoff backoff) {
    int failures = 1;
    while (backoff.failed()) {
      failures++;
    }
    return failures;
  }

  /** 0 gives 0.0, the largest long just less than 0.5, -1 just less than 1. */
  private static RandomGenerator always(long bits) {
    return () -> bits;
  }
}
