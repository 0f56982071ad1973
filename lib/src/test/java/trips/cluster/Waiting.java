package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, and not for ever. */
final class Waiting {

  /** How long a test waits, also on a machine that does other things, too. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Waiting() {}

  static void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting until " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Waits until a process has ended; one that is not there has. */
  static void untilEnd(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
  }
}
