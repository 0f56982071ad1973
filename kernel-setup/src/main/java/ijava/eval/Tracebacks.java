package ijava.eval;

import ijava.spi.ErrorExplainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells what code has thrown in the reader's own terms: cells and their lines. */
final class Tracebacks {

  private static final int MOST_CAUSES = 4;

  /** Exceptions that only carry another one. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "java.lang.ExceptionInInitializerError",
          "java.lang.reflect.InvocationTargetException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.security.PrivilegedActionException");

  private final Frames frames;
  private final List<ErrorExplainer> explainers = new CopyOnWriteArrayList<>();

  Tracebacks(SnippetOrigins origins) {
    frames = new Frames(origins);
  }

  /** Adds an explainer, which is asked before those that are there. */
  void add(ErrorExplainer explainer) {
    explainers.add(0, explainer);
  }

  /** Returns the failure of code that threw, its real reason first. */
  Outcome.Failure thrown(Throwable thrown) {
    LastFailure.set(thrown);
    return explanation(thrown).map(this::explained).orElseGet(() -> told(thrown));
  }

  private Optional<ErrorExplainer.Explanation> explanation(Throwable thrown) {
    for (ErrorExplainer explainer : explainers) {
      try {
        Optional<ErrorExplainer.Explanation> found = explainer.explain(thrown);
        if (found.isPresent()) {
          return found;
        }
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        System.getLogger(Tracebacks.class.getName())
            .log(System.Logger.Level.DEBUG, "an error could not be explained", e);
      }
    }
    return Optional.empty();
  }

  private Outcome.Failure explained(ErrorExplainer.Explanation explanation) {
    String message = CellNames.clean(explanation.message());
    List<String> lines = new ArrayList<>();
    lines.add(Ansi.bold(explanation.name()) + ": " + message);
    for (Throwable place : explanation.places()) {
      for (String line : frames.inCells(place.getStackTrace())) {
        if (!lines.contains(line)) {
          lines.add(line);
        }
      }
    }
    return new Outcome.Failure(explanation.name(), message, lines);
  }

  private Outcome.Failure told(Throwable thrown) {
    Throwable real = realReason(thrown);
    List<String> lines = new ArrayList<>();
    Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
    tell(lines, "", real, told);
    for (Throwable outer = thrown; outer != real; outer = outer.getCause()) {
      lines.add("wrapped in " + CellNames.simple(outer.getClass()) + wrapperNote(outer));
    }
    return new Outcome.Failure(CellNames.simple(real.getClass()), summary(real), lines);
  }

  /** Returns the failure of a cell that its reader stopped, at the place where it was. */
  Outcome.Failure interrupted(Throwable thrown) {
    String message = "the cell was stopped; variables are kept";
    List<String> lines = new ArrayList<>();
    lines.add(Ansi.bold("Interrupted") + ": " + message);
    if (thrown != null) {
      lines.addAll(frames.of(thrown.getStackTrace()));
    }
    return new Outcome.Failure(Outcome.Failure.INTERRUPTED, message, lines);
  }

  /**
   * Returns the failure of code that uses a declaration which is not whole yet.
   *
   * @param message says what it still needs, and what to do
   */
  Outcome.Failure unresolved(String message, Throwable thrown) {
    List<String> lines = new ArrayList<>();
    lines.add(Ansi.bold("UnresolvedReference") + ": " + message);
    if (thrown != null) {
      lines.addAll(frames.of(thrown.getStackTrace()));
    }
    return new Outcome.Failure("UnresolvedReference", message, lines);
  }

  /** Returns the text of what has ended a thread. */
  String ofThread(Thread thread, Throwable thrown) {
    List<String> lines = new ArrayList<>();
    lines.add("the thread \"" + thread.getName() + "\" has ended:");
    tell(lines, "", thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    return String.join("\n", lines);
  }

  private void tell(List<String> lines, String before, Throwable thrown, Set<Throwable> told) {
    tell(lines, before, thrown, "", told);
  }

  /**
   * Adds an exception and its causes.
   *
   * @param said the message of the exception around it, whose words are not repeated
   */
  private void tell(
      List<String> lines, String before, Throwable thrown, String said, Set<Throwable> told) {
    if (!told.add(thrown) || told.size() > MOST_CAUSES) {
      return;
    }
    String message = message(thrown);
    lines.add(
        before
            + Ansi.bold(CellNames.simple(thrown.getClass()))
            + (said.endsWith(message) ? "" : ": " + message));
    lines.addAll(frames.of(thrown.getStackTrace()));
    for (Throwable each : thrown.getSuppressed()) {
      tell(lines, "suppressed: ", each, told);
    }
    if (thrown.getCause() != null) {
      tell(lines, "caused by ", thrown.getCause(), message, told);
    }
  }

  /** Returns the cause that says what happened; the thing itself if it says more. */
  private static Throwable realReason(Throwable thrown) {
    Throwable real = thrown;
    for (int i = 0; i < MOST_CAUSES && real.getCause() != null && onlyWraps(real); i++) {
      real = real.getCause();
    }
    return real;
  }

  private static boolean onlyWraps(Throwable outer) {
    String message = message(outer);
    return WRAPPERS.contains(outer.getClass().getName())
        || message.isEmpty()
        || message.equals(CellNames.clean(text(outer.getCause())));
  }

  private static String wrapperNote(Throwable outer) {
    String message = message(outer);
    boolean says = !message.isEmpty() && !message.equals(CellNames.clean(text(outer.getCause())));
    return says ? ": " + message : "";
  }

  /** Returns one text that helps where the traceback is not shown. */
  private String summary(Throwable thrown) {
    String message = message(thrown);
    if (!message.isEmpty()) {
      return message;
    }
    return CellNames.simple(thrown.getClass())
        + frames.firstPlace(thrown.getStackTrace()).map(at -> " in " + at).orElse("");
  }

  private static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : CellNames.clean(message.strip());
    } catch (Exception | StackOverflowError e) {
      return "(its getMessage() has thrown " + CellNames.simple(e.getClass()) + ")";
    }
  }

  private static String text(Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (Exception | StackOverflowError e) {
      return "";
    }
  }
}
