package ijava.eval;

import ijava.eval.SnippetOrigins.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/**
 * Tells what went wrong in the reader's own terms: cells and their lines, not JShell's classes.
 *
 * <p>ANSI's basic colours are used, which JupyterLab draws readable in its light and dark themes.
 */
final class Tracebacks {

  private static final String RED = "\u001b[31m";
  private static final String CYAN = "\u001b[36m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  /** The most frames between two lines of cells that are shown. */
  private static final int MOST_FRAMES = 3;

  /** The most lines that are shown of one stack; a recursion may have thousands. */
  private static final int MOST_LINES = 20;

  private final SnippetOrigins origins;

  Tracebacks(SnippetOrigins origins) {
    this.origins = origins;
  }

  /**
   * Returns the failure of code that does not compile.
   *
   * @param source the whole cell
   * @param offset where the snippet begins in the cell
   */
  Outcome.Failure compileError(int cellNumber, String source, int offset, List<Diag> problems) {
    List<String> lines = new ArrayList<>();
    String first = null;
    for (Diag problem : problems) {
      if (problem.isError()) {
        String message = message(problem);
        first = first == null ? oneLine(message) : first;
        appendProblem(lines, cellNumber, source, offset, problem, message);
      }
    }
    String message = first == null ? "the code is not a whole snippet" : first;
    if (lines.isEmpty()) {
      lines.add(RED + message + PLAIN);
    }
    return new Outcome.Failure("CompileError", message, lines);
  }

  /** Returns the failure of code that threw. */
  Outcome.Failure thrown(JShellException seen, Throwable original) {
    String name = original == null ? nameOf(seen) : original.getClass().getName();
    String simple =
        name.substring(name.lastIndexOf('.') + 1).replaceFirst("^\\$JShell\\$\\w+\\$", "");
    String message = messageOf(original == null ? seen : original);
    List<String> lines = new ArrayList<>();
    lines.add(RED + BOLD + simple + PLAIN + (message.isEmpty() ? "" : ": " + message));
    appendFrames(lines, seen.getStackTrace());
    appendCauses(lines, seen, original);
    return new Outcome.Failure(simple, message.isEmpty() ? simple : message, lines);
  }

  /** Returns the failure of a cell that its reader stopped, at the place where it was. */
  Outcome.Failure interrupted(JShellException seen) {
    List<String> lines = new ArrayList<>();
    lines.add(RED + BOLD + "Interrupted" + PLAIN + ": the cell was stopped; variables are kept");
    if (seen != null) {
      appendFrames(lines, seen.getStackTrace());
    }
    return new Outcome.Failure(
        Outcome.Failure.INTERRUPTED, "the cell was stopped; variables are kept", lines);
  }

  /**
   * Returns the failure of code that uses a declaration which is not whole yet.
   *
   * @param missing what it still needs, for example {@code variable x}
   */
  Outcome.Failure unresolved(UnresolvedReferenceException seen, String missing) {
    String message =
        seen.getSnippet().name()
            + " uses something that is not declared: "
            + missing
            + "; declare it in a cell, then run this one again";
    List<String> lines = new ArrayList<>();
    lines.add(RED + BOLD + "UnresolvedReference" + PLAIN + ": " + message);
    appendFrames(lines, seen.getStackTrace());
    return new Outcome.Failure("UnresolvedReference", message, lines);
  }

  private static void appendProblem(
      List<String> lines, int cell, String source, int offset, Diag problem, String message) {
    int at = Math.min(source.length(), offset + (int) Math.max(0, problem.getPosition()));
    int start = source.lastIndexOf('\n', at - 1) + 1;
    int end = source.indexOf('\n', at) < 0 ? source.length() : source.indexOf('\n', at);
    int lineNumber = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
    int from = Math.min(Math.max(offset + (int) problem.getStartPosition(), start), end);
    int to = Math.min(Math.max(offset + (int) problem.getEndPosition(), from + 1), end + 1);
    lines.add(CYAN + "cell [" + cell + "], line " + lineNumber + PLAIN);
    lines.add("    " + source.substring(start, end));
    String before = source.substring(start, from).replaceAll("[^\t]", " ");
    lines.add("    " + before + RED + "^".repeat(Math.max(1, to - from)) + PLAIN);
    lines.add(RED + message + PLAIN);
  }

  private static String message(Diag problem) {
    StringBuilder kept = new StringBuilder();
    for (String line : problem.getMessage(Locale.ENGLISH).split("\\R")) {
      // The location of a symbol in a cell is a class that the reader did not write.
      if (!line.strip().matches("location:\\s+class(\\s.*\\$JShell\\$.*)?")) {
        kept.append(kept.isEmpty() ? "" : "\n")
            .append(line.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", ""));
      }
    }
    return kept.toString();
  }

  private void appendFrames(List<String> lines, StackTraceElement[] frames) {
    int foreign = 0;
    int most = lines.size() + MOST_LINES;
    for (int i = 0; i < frames.length; i++) {
      StackTraceElement frame = frames[i];
      if (lines.size() >= most) {
        lines.add("    … " + (frames.length - i) + " more");
        return;
      }
      Optional<String> place = placeInCell(frame);
      if (place.isPresent()) {
        appendFolded(lines, foreign);
        foreign = 0;
        String method = frame.getMethodName();
        boolean named = !method.isEmpty() && !method.startsWith("do_it$");
        lines.add("    at " + CYAN + place.get() + PLAIN + (named ? " in " + method + "()" : ""));
      } else if (!isInner(frame)) {
        if (foreign < MOST_FRAMES) {
          lines.add("    at " + frame);
        }
        foreign++;
      }
    }
    appendFolded(lines, foreign);
  }

  private static void appendFolded(List<String> lines, int foreign) {
    if (foreign > MOST_FRAMES) {
      lines.add("    … " + (foreign - MOST_FRAMES) + " more");
    }
  }

  private Optional<String> placeInCell(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith("#")) {
      return Optional.empty();
    }
    Optional<Origin> origin = origins.find(file.substring(1));
    return origin.map(o -> o.line(frame.getLineNumber()));
  }

  private static boolean isInner(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("ijava.")
        || name.startsWith("jdk.internal.reflect.")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("jdk.jshell.")
        || name.startsWith("java.lang.invoke.");
  }

  private void appendCauses(List<String> lines, JShellException seen, Throwable original) {
    Throwable told = seen.getCause();
    Throwable cause = original == null ? null : original.getCause();
    for (int depth = 0; told != null && depth < MOST_FRAMES; depth++) {
      String text = cause == null ? messageOf(told) : cause.toString();
      lines.add("caused by " + RED + text + PLAIN);
      appendFrames(lines, told.getStackTrace());
      told = told.getCause();
      cause = cause == null ? null : cause.getCause();
    }
  }

  private static String nameOf(JShellException seen) {
    return seen instanceof EvalException e ? e.getExceptionClassName() : seen.getClass().getName();
  }

  private static String messageOf(Throwable e) {
    String message = e.getMessage();
    return message == null ? "" : message;
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

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
