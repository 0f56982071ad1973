package ijava.kernel;

import ijava.display.Display;
import ijava.display.Input;
import ijava.eval.CellOutput;
import ijava.eval.CellScope;
import ijava.eval.Completeness;
import ijava.eval.Completion;
import ijava.eval.Evaluator;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A language of a few words; it proves that the kernel knows nothing of Java's evaluator. */
final class EchoEvaluator implements Evaluator {

  volatile boolean closed;

  @Override
  public Outcome evaluate(Cell cell, CellScope scope) {
    String[] words = cell.source().split(" ", 2);
    switch (words[0]) {
      case "print" -> scope.output().print(CellOutput.Stream.STDOUT, words[1]);
      case "flag" -> {
        Thread.currentThread().interrupt();
        scope.output().print(CellOutput.Stream.STDOUT, "flagged");
      }
      case "fail" -> {
        return new Outcome.Failure("Failed", words[1], List.of("line", words[1]));
      }
      case "crash" -> throw new IllegalStateException(words[1]);
      case "show" -> {
        Display.updateDisplay(Display.display(words[1]), words[1]);
        Display.clearOutput(true);
      }
      case "ask" -> {
        return new Outcome.Value(MimeBundle.text(Input.line(words[1])));
      }
      case "wait" -> {
        scope.output().print(CellOutput.Stream.STDERR, "waiting");
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          return new Outcome.Failure(Outcome.Failure.INTERRUPTED, "stopped", List.of());
        }
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
  public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    return Optional.of(
        MimeBundle.text("about " + code + " at " + cursor + (detailed ? " in detail" : "")));
  }

  @Override
  public Completeness completeness(String code) {
    return code.endsWith("{")
        ? new Completeness(Completeness.Status.INCOMPLETE, "  ")
        : new Completeness(Completeness.Status.COMPLETE, "");
  }

  @Override
  public void close() {
    closed = true;
  }
}
