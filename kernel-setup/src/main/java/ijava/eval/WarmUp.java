package ijava.eval;

import ijava.spi.Cell;
import java.util.List;

/**
 * Runs small cells that nobody sees: the compiler's first work is its slowest, until the JVM has
 * compiled the compiler. An idle core does it while the reader still reads.
 */
final class WarmUp {

  /** One of each kind of snippet; none declares a name that a reader could see. */
  private static final List<String> CELLS =
      List.of(
          "{ }",
          "Math.max(1, 2)",
          "{ int sum = 0; for (int i : List.of(1, 2)) { sum += i; } }",
          "List.of(1, 2).stream().map(each -> each + 1).toList()");

  private static final int ROUNDS = 3;

  private final Evaluator evaluator;
  private int done;

  WarmUp(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Runs the next cell; returns whether there are more. */
  boolean next() {
    Cell cell = new Cell(0, "warm-up", CELLS.get(done % CELLS.size()));
    // Counted first: one that fails is not tried for ever.
    done++;
    CellScope.run(cell, (stream, text) -> {}, scope -> evaluator.evaluate(cell, scope));
    return done < ROUNDS * CELLS.size();
  }
}
