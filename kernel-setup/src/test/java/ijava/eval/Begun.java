package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a test wait until a cell has begun to run; public, because cells call it. */
public final class Begun {

  /** The cell's first words. */
  static final String CALL = "ijava.eval.Begun.tell();";

  private static volatile CountDownLatch latch;

  private Begun() {}

  /** Called by cells. */
  public static void tell() {
    latch.countDown();
  }

  static void expect(int calls) {
    latch = new CountDownLatch(calls);
  }

  static void await() throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).as("the cell begins").isTrue();
  }
}
