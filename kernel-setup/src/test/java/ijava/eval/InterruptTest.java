package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that do not end on their own. */
@Timeout(60)
class InterruptTest {

  private static TestSession session;

  @BeforeAll
  static void start() {
    session = new TestSession();
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static void assertInterrupted(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failure.class,
            failure -> assertThat(failure.name()).isEqualTo(Outcome.Failure.INTERRUPTED));
  }

  private static void assertEnds(String thread) {
    session.ok(thread + ".join(10_000);");
    assertThat(session.value(thread + ".isAlive()")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { Thread.sleep(100_000); } catch (InterruptedException e) {} Thread.sleep(100_000);",
        "java.util.concurrent.locks.LockSupport.park(); while (true) {}",
        "for (;;) { try { new Object().wait(); } catch (Throwable t) {} }",
        "Executors.newFixedThreadPool(2).submit(() -> { while (true) {} }).get();",
        "CompletableFuture.runAsync(() -> { while (true) {} }).join();"
      })
  void interrupt_codeThatSwallowsOrWaits_ends(String code) throws Exception {
    assertInterrupted(session.interrupt(0, "{" + Begun.CALL + code + "}"));
  }

  @Test
  void interrupt_monitorHeldByThreadOfTheCell_ends() throws Exception {
    assertInterrupted(
        session.interrupt(
            1,
            "var inside = new CountDownLatch(1); var monitor = new Object();"
                + "var holder = new Thread(() -> { synchronized (monitor) {"
                + Begun.CALL
                + " inside.countDown(); try { Thread.sleep(100_000); }"
                + " catch (InterruptedException e) { throw new RuntimeException(e); } } });"
                + "holder.start(); inside.await();"
                + "{"
                + Begun.CALL
                + "synchronized (monitor) { while (true) {} } }"));

    assertEnds("holder");
  }

  @Test
  void interrupt_monitorHeldByThreadOfAnEarlierCell_ends() throws Exception {
    session.ok(
        "var door = new CountDownLatch(1); var room = new Object();"
            + "var guest = new Thread(() -> { synchronized (room) { door.countDown();"
            + " while (true) {} } }); guest.start(); door.await();");

    assertInterrupted(
        session.interrupt(
            0, "{" + Begun.CALL + "synchronized (room) { Thread.sleep(100_000); } }"));

    assertEnds("guest");
  }

  @Test
  void interrupt_threadThatSleeps_endsWithoutATrace() throws Exception {
    java.io.PrintStream before = System.err;
    var said = new java.io.ByteArrayOutputStream();
    System.setErr(new java.io.PrintStream(said, true));
    try {
      session.interrupt(
          1,
          "var sleeper = new Thread(() -> {"
              + Begun.CALL
              + " while (true) { try { Thread.sleep(100_000); }"
              + " catch (InterruptedException e) {} } }); sleeper.start();"
              + Begun.CALL
              + "while (true) {}");
      assertEnds("sleeper");
    } finally {
      System.setErr(before);
    }

    assertThat(said.toString()).isEmpty();
  }

  @Test
  void interrupt_threadOfAnEarlierCell_livesOn() throws Exception {
    session.ok(
        "volatile boolean done = false; var other = new Thread(() -> { while (!done) {"
            + " Thread.onSpinWait(); } }); other.start();");

    session.interrupt(0, Begun.CALL + "while (true) {}");

    assertThat(session.value("other.isAlive()")).isEqualTo("true");
    session.ok("done = true;");
    assertEnds("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LongStream.range(0, Long.MAX_VALUE).sum();",
        "Pattern.compile(\"(x+x+)+(y)\\\\2\").matcher(\"x\".repeat(60)).matches();",
        "new CompletableFuture<String>().join();",
        "var s = new Semaphore(0); s.acquireUninterruptibly();"
      })
  void interrupt_endlessLoopOrDeafWaitOfALibrary_ends(String code) throws Exception {
    assumeThat(Runtime.version().feature()).as("Java can stop a thread").isLessThan(20);

    assertInterrupted(session.interrupt(0, "{" + Begun.CALL + code + "}"));

    assertThat(session.value("1 + 1")).isEqualTo("2");
  }

  @Test
  void interrupt_whileCompiling_leavesTheCompilerWhole() throws Exception {
    for (int i = 0; i < 10; i++) {
      session.interrupt(0, Begun.CALL + " int a" + i + " = 1; int b" + i + " = 2; while (true) {}");
    }

    assertThat(session.value("new java.util.zip.CRC32().getValue()")).isEqualTo("0");
  }

  @Test
  void inject_errorBehindMonitor_leavesIt() {
    session.ok("void locked(Object o) { synchronized (o) { throw new IllegalStateException(); } }");
    session.ok("var o = new Object(); try { locked(o); } catch (IllegalStateException e) {}");

    assertThat(session.value("Thread.holdsLock(o)")).isEqualTo("false");
  }
}
