package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ijava.spi.Cell;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom an interrupt strikes, and where. */
@Timeout(60)
class CellThreadsTest {

  private static final StackTraceElement CELL =
      new StackTraceElement("REPL.$JShell$7", "do_it$", null, 3);
  private static final StackTraceElement LIBRARY =
      new StackTraceElement("java.util.regex.Pattern$Curly", "match", null, 9);
  private static final StackTraceElement KERNEL =
      new StackTraceElement("ijava.kernel.RoutedStream", "write", null, 9);

  @Test
  void interrupt_ofACellThatHasEnded_leavesTheNextCellAlone() throws Exception {
    try (TestSession session = new TestSession()) {
      CellScope[] first = {null};
      Cell cell = new Cell(1, "first", "");
      CompletableFuture<Outcome> second = new CompletableFuture<>();
      Begun.expect(1);
      Thread cells =
          new Thread(
              () -> {
                // Asks for its scope, as every cell does that prints.
                first[0] = CellScope.run(cell, (stream, text) -> {}, s -> CellScope.current());
                second.complete(
                    session.run("{" + Begun.CALL + "while (!Thread.interrupted()) {}}"));
              });
      cells.start();
      Begun.await();

      boolean found = CellThreads.interrupt(first[0], null, true);

      assertThat(found).isFalse();
      assertThat(second).isNotDone();
      cells.interrupt();
      assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Nothing.class);
    }
  }

  @Test
  void maySpin_threadInALibraryThatACellCalled_only() throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread running =
        new Thread(
            () -> {
              while (!end.isDone()) {
                Thread.onSpinWait();
              }
            });
    running.start();
    try {
      assertThat(LastResort.maySpin(running, stack(LIBRARY, CELL))).isTrue();
      assertThat(LastResort.maySpin(running, stack(CELL))).isFalse();
      assertThat(LastResort.maySpin(running, stack(LIBRARY, KERNEL, CELL))).isFalse();
      assertThat(LastResort.maySpin(running, stack(LIBRARY))).isFalse();
    } finally {
      end.complete(null);
      running.join();
    }
  }

  @Test
  void enterCompiler_errorThatComesLate_endsThere() throws Exception {
    assumeThat(Runtime.version().feature()).as("Java can stop a thread").isLessThan(20);
    for (int i = 0; i < 50; i++) {
      CompletableFuture<String> end = new CompletableFuture<>();
      CompletableFuture<CellScope> begun = new CompletableFuture<>();
      CompletableFuture<Void> locked = new CompletableFuture<>();
      Thread cells = new Thread(() -> end.complete(compiles(begun, locked)));
      cells.setUncaughtExceptionHandler((thread, thrown) -> end.complete("died: " + thrown));
      cells.start();
      CellScope scope = begun.get();
      synchronized (scope) {
        locked.complete(null);
        while (cells.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        scope.force();
      }

      assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("went on");
    }
  }

  private static String compiles(
      CompletableFuture<CellScope> begun, CompletableFuture<Void> locked) {
    return CellScope.run(
        new Cell(1, "id", ""),
        (stream, text) -> {},
        scope -> {
          begun.complete(scope);
          locked.join();
          scope.enterCompiler();
          return "went on";
        });
  }

  private static StackTraceElement[] stack(StackTraceElement... frames) {
    return frames;
  }
}
