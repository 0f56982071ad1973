package ijava.kernel;

import ijava.eval.CellOutput;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Evaluator;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A language of five words; it proves that the kernel knows nothing of Java's evaluator. */
final class EchoEvaluator implements Evaluator {

  private volatile CountDownLatch interrupted = new CountDownLatch(1);
  volatile boolean closed;

  @Override
  public Outcome evaluate(Cell cell, CellOutput output) {
    String[] words = cell.source().split(" ", 2);
    switch (words[0]) {
      case "print" -> output.print(CellOutput.Stream.STDOUT, words[1]);
      case "fail" -> {
        return new Outcome.Failure("Failed", words[1], List.of("line", words[1]));
      }
      case "crash" -> throw new IllegalStateException(words[1]);
      case "wait" -> {
        output.print(CellOutput.Stream.STDERR, "waiting");
        try {
          interrupted.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        interrupted = new CountDownLatch(1);
        return new Outcome.Failure(Outcome.Failure.INTERRUPTED, "stopped", List.of());
      }
      default -> {
        return new Outcome.Value(MimeBundle.text(cell.source()));
      }
    }
    return new Outcome.Nothing();
  }

  @Override
  public Completion complete(String code, int cursor) {
    return new Completion(List.of(new Completion.Match("taxi", "instance")), cursor - 1, cursor);
  }

  @Override
  public Completeness completeness(String code) {
    return code.endsWith("{")
        ? new Completeness(Completeness.Status.INCOMPLETE, "  ")
        : new Completeness(Completeness.Status.COMPLETE, "");
  }

  @Override
  public void interrupt() {
    interrupted.countDown();
  }

  @Override
  public void close() {
    closed = true;
  }
}
