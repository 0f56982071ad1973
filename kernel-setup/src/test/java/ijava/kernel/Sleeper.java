package ijava.kernel;

import java.util.concurrent.CountDownLatch;

/** A process that waits to be killed: the parent of a kernel that is to lose it. */
final class Sleeper {

  private Sleeper() {}

  public static void main(String[] args) throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
