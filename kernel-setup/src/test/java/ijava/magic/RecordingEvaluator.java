package ijava.magic;

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
import java.util.concurrent.TimeUnit;

/** Writes down what it is given; fails on {@code fail}, waits on {@code await interrupt}. */
final class RecordingEvaluator implements Evaluator {

  private final List<String> ran;
  private final List<String> asked;
  private final CountDownLatch interrupted;

  RecordingEvaluator(List<String> ran, List<String> asked, CountDownLatch interrupted) {
    this.ran = ran;
    this.asked = asked;
    this.interrupted = interrupted;
  }

  @Override
  public Outcome evaluate(Cell cell, CellScope scope) {
    ran.add(cell.source());
    if (cell.source().strip().equals("fail")) {
      return new Outcome.Failure("Failed", "as told", List.of());
    }
    if (cell.source().strip().equals("await interrupt")) {
      try {
        ran.add(interrupted.await(20, TimeUnit.SECONDS) ? "was interrupted" : "was not");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return new Outcome.Value(MimeBundle.text("ran"));
  }

  @Override
  public Completion complete(String code, int cursor) {
    asked.add(code);
    return new Completion(List.of(), cursor, cursor);
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    return Optional.empty();
  }

  @Override
  public Completeness completeness(String code) {
    return new Completeness(
        code.contains("{") ? Completeness.Status.INCOMPLETE : Completeness.Status.COMPLETE, "");
  }

  @Override
  public void close() {}
}
