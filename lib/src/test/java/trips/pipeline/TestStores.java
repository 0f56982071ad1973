package trips.pipeline;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Stores in memory, and waiting for what must come true. */
final class TestStores {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TestStores() {}

  static PipelineStore inMemory() {
    return PipelineStore.at(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
  }

  /** Returns when the condition holds; throws with what was seen if it does not in time. */
  static void await(BooleanSupplier condition, Supplier<?> seen) throws InterruptedException {
    await(PATIENCE, condition, seen);
  }

  /** As {@link #await(BooleanSupplier, Supplier)}, for what takes longer. */
  static void await(Duration patience, BooleanSupplier condition, Supplier<?> seen)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + seen.get());
      }
      Thread.sleep(10);
    }
  }
}
