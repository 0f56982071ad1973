package ijava.eval;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An evaluator with the cells that a test runs on it. */
final class TestSession implements AutoCloseable {

  private final JavaEvaluator java;
  private final StringBuffer printed = new StringBuffer();
  private volatile CellScope running;
  private int number;

  TestSession() {
    this(new JavaEvaluator(TestSession.class.getClassLoader(), Display::render));
  }

  TestSession(JavaEvaluator java) {
    this.java = java;
  }

  JavaEvaluator java() {
    return java;
  }

  /** Returns the number of the latest cell. */
  int number() {
    return number;
  }

  /** Returns what the kernel printed into cells, and what cells printed through their scope. */
  String printed() {
    return printed.toString();
  }

  Outcome run(String code) {
    Cell cell = new Cell(++number, "id-" + number, code);
    return CellScope.run(
        cell,
        (stream, text) -> printed.append(text),
        scope -> {
          running = scope;
          return java.evaluate(cell, scope);
        });
  }

  /** Runs a cell that must end well. */
  void ok(String code) {
    assertThat(run(code)).as(code).isNotInstanceOf(Outcome.Failure.class);
  }

  /** Returns the text of the cell's value. */
  Object value(String code) {
    Outcome outcome = run(code);
    assertThat(outcome).as(code).isInstanceOf(Outcome.Value.class);
    return ((Outcome.Value) outcome).bundle().data().get(MimeBundle.TEXT);
  }

  Outcome.Failure failure(String code) {
    Outcome outcome = run(code);
    assertThat(outcome).as(code).isInstanceOf(Outcome.Failure.class);
    return (Outcome.Failure) outcome;
  }

  /** Returns the traceback of a cell that fails, without colours. */
  List<String> trace(String code) {
    return plain(failure(code).traceback());
  }

  static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList();
  }

  /** Runs a cell, interrupts it as soon as it and its threads have begun, and returns its end. */
  Outcome interrupt(int threads, String code) throws Exception {
    Begun.expect(1 + threads);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread cells = new Thread(() -> outcome.complete(run(code)));
    cells.start();
    Begun.await();
    awaitWait(cells);
    running.interrupt();
    try {
      return outcome.get(10, TimeUnit.SECONDS);
    } finally {
      cells.join(1_000);
    }
  }

  /** Begun is the cell, not yet what it waits for; code that never waits gets some time. */
  private static void awaitWait(Thread cells) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    while (cells.getState() == Thread.State.RUNNABLE && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    java.close();
  }
}
