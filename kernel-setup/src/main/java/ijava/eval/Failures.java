package ijava.eval;

import ijava.spi.Cell;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Puts into words why a cell, or a part of it, has failed. */
final class Failures {

  private final JShell shell;
  private final Tracebacks tracebacks;
  private final Unresolved unresolved;
  private final CompileErrors compileErrors;

  Failures(JShell shell, Tracebacks tracebacks, Hints hints) {
    this.shell = shell;
    this.tracebacks = tracebacks;
    unresolved = new Unresolved(shell, hints);
    compileErrors = new CompileErrors(hints);
  }

  /** A part that does not compile. */
  Outcome.Failure rejected(Snippet snippet, Cell cell, Snippets.Part part) {
    return compileErrors.of(
        cell.number(),
        cell.source(),
        part.offset(),
        shell.diagnostics(snippet).toList(),
        error -> unresolved.advice(snippet, error));
  }

  /** A part that returns, where there is no method. */
  Outcome.Failure ofReturn(Cell cell, Snippets.Part part) {
    return compileErrors.ofReturn(cell, part.offset());
  }

  /** A part that was not begun, because the reader has interrupted the cell. */
  Outcome.Failure interrupted() {
    return tracebacks.interrupted(null);
  }

  /**
   * Something that a part has thrown.
   *
   * @param seen as JShell tells it, null if it tells nothing
   * @param original as it was thrown, null if that is not known
   */
  Outcome.Failure of(Throwable seen, Throwable original, CellScope scope) {
    Throwable thrown = original == null ? seen : original;
    if (scope.isInterrupted()) {
      return tracebacks.interrupted(thrown);
    }
    if (seen instanceof UnresolvedReferenceException reference) {
      return tracebacks.unresolved(unresolved.problem(reference.getSnippet()), thrown);
    }
    return tracebacks.thrown(thrown);
  }

  /** Says which of the declarations cannot be used yet. */
  void tellUnresolved(List<Snippet> declared, CellOutput output) {
    unresolved.tell(declared, output);
  }
}
