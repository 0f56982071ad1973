package ijava.eval;

import ijava.spi.Cell;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** Runs the parts of a cell, each a snippet of JShell, one after the other until one fails. */
final class CellParts {

  private final JShell shell;
  private final ReentrantLock lock;
  private final CellExecutionControl control;
  private final CellClassLoader loader;
  private final IJavaEnvironment environment;
  private final Failures failures;
  private final SnippetOrigins origins;
  private final CellDocs cellDocs;
  private final Variables variables;
  private final KeptValues keptValues;
  private final Snippets snippets;

  CellParts(
      JShell shell,
      ReentrantLock lock,
      CellExecutionControl control,
      CellClassLoader loader,
      IJavaEnvironment environment,
      Failures failures,
      SnippetOrigins origins,
      CellDocs cellDocs) {
    this.shell = shell;
    this.lock = lock;
    this.control = control;
    this.loader = loader;
    this.environment = environment;
    this.failures = failures;
    this.origins = origins;
    this.cellDocs = cellDocs;
    variables = new Variables(shell, loader);
    keptValues = new KeptValues(shell, variables);
    snippets = new Snippets(shell.sourceCodeAnalysis());
  }

  /**
   * How the last snippet that ran has ended.
   *
   * @param failure null if it ended well
   * @param shows whether it has a value to show
   */
  record Ending(Outcome.Failure failure, boolean shows, Object value) {

    static final Ending NOTHING = new Ending(null, false, null);

    static Ending failed(Outcome.Failure failure) {
      return new Ending(failure, false, null);
    }
  }

  /** Runs all parts, or those up to the first that fails. */
  Ending run(Cell cell, CellScope scope) {
    lock.lock();
    scope.enterCompiler();
    try {
      Ending ending = Ending.NOTHING;
      List<Snippet> declared = new ArrayList<>();
      for (Snippets.Part part : snippets.split(cell.source())) {
        ending = run(cell, scope, part, declared);
        if (ending.failure() != null) {
          return ending;
        }
      }
      failures.tellUnresolved(declared, scope.output());
      return ending;
    } finally {
      keptValues.tell(scope.output());
      unloadClasses();
      scope.leaveCompiler();
      lock.unlock();
    }
  }

  /** Lets go of what no cell can name any more: expressions, statements, what was overwritten. */
  private void unloadClasses() {
    Set<String> living =
        shell
            .snippets()
            .filter(each -> each instanceof DeclarationSnippet && shell.status(each).isActive())
            .map(each -> shell.sourceCodeAnalysis().wrapper(each).fullClassName())
            .collect(Collectors.toSet());
    loader.keepOnly(living).forEach(origins::forget);
  }

  private Ending run(Cell cell, CellScope scope, Snippets.Part part, List<Snippet> declared) {
    if (scope.isInterrupted()) {
      return Ending.failed(failures.interrupted());
    }
    if (part.source().matches("return\\b[^;]*;?\\s*")) {
      // JShell would run it as a statement, drop the value and go on behind it.
      return Ending.failed(failures.ofReturn(cell, part));
    }
    Ending ending = Ending.NOTHING;
    TimeLimit limit = TimeLimit.start(scope, environment.statementMillis());
    List<SnippetEvent> events = eval(cell, part);
    limit.stop();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        ending = endingOf(event, cell, part, scope);
        if (limit.exceeded() && ending.failure() != null) {
          return Ending.failed(limit.failure(ending.failure()));
        }
        if (ending.failure() != null) {
          return ending;
        }
        declared.add(event.snippet());
      }
    }
    return ending;
  }

  private List<SnippetEvent> eval(Cell cell, Snippets.Part part) {
    long breaks = cell.source().substring(0, part.offset()).chars().filter(c -> c == '\n').count();
    List<SnippetEvent> events = shell.eval(part.source());
    keptValues.update(events);
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        origins.put(shell.sourceCodeAnalysis(), event.snippet(), cell.number(), (int) breaks + 1);
        cellDocs.put(event.snippet(), part);
      } else {
        origins.renew(shell.sourceCodeAnalysis(), event.snippet());
      }
    }
    return events;
  }

  private Ending endingOf(SnippetEvent event, Cell cell, Snippets.Part part, CellScope scope) {
    Object value = control.takeValue();
    Throwable thrown = control.takeThrown();
    if (event.exception() != null || thrown != null) {
      return Ending.failed(failures.of(event.exception(), thrown, scope));
    }
    if (event.status() == Snippet.Status.REJECTED) {
      return Ending.failed(failures.rejected(event.snippet(), cell, part));
    }
    boolean shows = showsValue(event.snippet(), value);
    release(event.snippet());
    return new Ending(null, shows, value);
  }

  /**
   * Forgets the variable that JShell makes for the value of an expression. Nobody sees its name in
   * a notebook, and it would keep every value that was ever shown.
   */
  private void release(Snippet snippet) {
    if (snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      return;
    }
    try {
      Field field = variables.field((VarSnippet) snippet);
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
      shell.drop(snippet);
    } catch (ReflectiveOperationException e) {
      System.getLogger(CellParts.class.getName())
          .log(System.Logger.Level.DEBUG, "a value is kept longer than needed", e);
    }
  }

  /** A variable shows itself; a call shows what it returns, unless that is null, as in put(…). */
  private static boolean showsValue(Snippet snippet, Object value) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND -> true;
      case TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND -> value != null;
      default -> false;
    };
  }
}
