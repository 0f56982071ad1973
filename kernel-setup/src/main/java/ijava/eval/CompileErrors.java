package ijava.eval;

import ijava.spi.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** Tells why code does not compile: the line, a caret, javac's words and what may help. */
final class CompileErrors {

  /** The first errors are causes, later ones often only follow from them. */
  private static final int MOST_ERRORS = 3;

  private final Hints hints;

  CompileErrors(Hints hints) {
    this.hints = hints;
  }

  /**
   * Returns the failure of a snippet.
   *
   * @param source the whole cell
   * @param offset where the snippet begins in the cell
   * @param more what else may help, where there is no hint
   */
  Outcome.Failure of(
      int cellNumber,
      String source,
      int offset,
      List<Diag> problems,
      Function<Diag, Optional<String>> more) {
    List<Diag> errors = problems.stream().filter(Diag::isError).toList();
    List<String> lines = new ArrayList<>();
    String summary = "the code is not a whole snippet";
    for (Diag error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      String message = message(error);
      Optional<String> hint = hints.find(error, source, offset).or(() -> more.apply(error));
      if (lines.isEmpty()) {
        summary = oneLine(message) + hint.map(h -> " (" + h + ")").orElse("");
      }
      appendProblem(
          lines,
          cellNumber,
          source,
          offset + (int) error.getPosition(),
          offset + (int) error.getStartPosition(),
          offset + (int) error.getEndPosition());
      lines.add(Ansi.bold(message));
      hint.ifPresent(h -> lines.add(Ansi.italic(h)));
    }
    if (errors.size() > MOST_ERRORS) {
      lines.add("… and " + (errors.size() - MOST_ERRORS) + " more errors");
    }
    if (lines.isEmpty()) {
      lines.add(Ansi.bold(summary));
    }
    return new Outcome.Failure("CompileError", summary, lines);
  }

  /** Returns the failure of a cell with a return between its methods. */
  Outcome.Failure ofReturn(Cell cell, int offset) {
    String message =
        "a cell has no return; write the expression alone on the cell's last line to show it";
    List<String> lines = new ArrayList<>();
    appendProblem(lines, cell.number(), cell.source(), offset, offset, offset + "return".length());
    lines.add(Ansi.bold(message));
    return new Outcome.Failure("CompileError", message, lines);
  }

  /** Appends the line of a position with a caret for each char from first to last. */
  private static void appendProblem(
      List<String> lines, int cell, String source, int position, int first, int last) {
    int at = Math.min(source.length(), Math.max(0, position));
    int start = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
    int lineNumber = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
    int from = Math.min(Math.max(first, start), end);
    int to = Math.min(Math.max(last, from + 1), end + 1);
    lines.add(Ansi.bold("cell [" + cell + "], line " + lineNumber));
    lines.add("    " + source.substring(start, end));
    String before = source.substring(start, from).replaceAll("[^\t]", " ");
    lines.add("    " + before + Ansi.bold("^".repeat(Math.max(1, to - from))));
  }

  private static String message(Diag problem) {
    return problem
        .getMessage(Locale.ENGLISH)
        .lines()
        // The location of a symbol in a cell is a class that the reader did not write.
        .filter(line -> !line.strip().matches("location:\\s+class(\\s.*\\$JShell\\$.*)?"))
        .map(CellNames::clean)
        .collect(Collectors.joining("\n"));
  }

  /** Returns javac's message with the symbol that it names on its second line. */
  private static String oneLine(String message) {
    return message
        .lines()
        .limit(2)
        .map(String::strip)
        .collect(Collectors.joining(": "))
        .replaceFirst(": symbol:\\s+", ": ");
  }
}
