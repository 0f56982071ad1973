package ijava.eval;

import ijava.docs.Docs;
import ijava.docs.SourceFetcher;
import ijava.spi.Cell;
import ijava.spi.ErrorExplainer;
import ijava.spi.MimeBundle;
import ijava.spi.TaskEngine;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Evaluates Java on the JDK's JShell, in this JVM.
 *
 * <p>{@link #evaluate} belongs to one thread; the other methods may be called by any.
 */
public final class JavaEvaluator implements Evaluator {

  /** What IJava imports, so that its notebooks run here, and the display functions. */
  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.prefs.*",
          "java.util.regex.*",
          "java.util.stream.*",
          "ijava.display.*",
          "static ijava.display.Display.*",
          "static ijava.magic.Magics.*");

  private final ReentrantLock lock = new ReentrantLock();
  private final SnippetOrigins origins = new SnippetOrigins();
  private final Tracebacks tracebacks = new Tracebacks(origins);
  private final Function<Object, MimeBundle> renderer;
  private final IJavaEnvironment environment;
  private final TemporaryFolder classes = new TemporaryFolder("ijava-classes-");
  private final WarmUp warmUp = new WarmUp(this);
  private final CellClassLoader loader;
  private final CellExecutionControl control;

  /** Null until JShell is built. */
  private CompilerFiles compilerFiles;

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Snippets snippets;
  private final Session session;
  private final ClassIndex index;
  private final CellDocs cellDocs;
  private final Questions questions;
  private final Unresolved unresolved;
  private final KeptValues keptValues;
  private final CompileErrors compileErrors;

  /**
   * Starts JShell.
   *
   * @param parent loads what cells may use; its class path must be that of this JVM
   * @param renderer says how the value of a cell is shown, null where it has shown it already;
   *     called on the cell's thread
   * @throws UncheckedIOException if the folder for classes cannot be made
   */
  public JavaEvaluator(ClassLoader parent, Function<Object, MimeBundle> renderer) {
    this(parent, renderer, IJavaEnvironment.of(Map.of()));
  }

  /**
   * Starts JShell.
   *
   * @param parent loads what cells may use; its class path must be that of this JVM
   * @param renderer says how the value of a cell is shown, null where it has shown it already;
   *     called on the cell's thread
   * @param environment further class path, compiler options, time limit, scripts to start with
   * @throws UncheckedIOException if the folder for classes cannot be made
   */
  public JavaEvaluator(
      ClassLoader parent, Function<Object, MimeBundle> renderer, IJavaEnvironment environment) {
    this(parent, renderer, environment, SourceFetcher.NONE);
  }

  /**
   * Starts JShell.
   *
   * @param parent loads what cells may use; its class path must be that of this JVM
   * @param renderer says how the value of a cell is shown, null where it has shown it already;
   *     called on the cell's thread
   * @param environment further class path, compiler options, time limit, scripts to start with
   * @param sources gets sources that are not on this machine, once a reader asks for help
   * @throws UncheckedIOException if the folder for classes cannot be made
   */
  public JavaEvaluator(
      ClassLoader parent,
      Function<Object, MimeBundle> renderer,
      IJavaEnvironment environment,
      SourceFetcher sources) {
    this.environment = environment;
    this.renderer = renderer;
    QuietEnd.install(tracebacks::ofThread);
    loader = new CellClassLoader(classes, parent);
    control = new CellExecutionControl(loader.delegate(), lock);
    List<Path> classPath = ClassPaths.ofThisJvm();
    shell =
        JShell.builder()
            .executionEngine(new InThisJvm(), Map.of())
            .fileManager(files -> keep(files, classPath))
            // Annotation processors lie on Spark's class path; cells do not want them.
            .compilerOptions(compilerOptions(environment))
            .build();
    analysis = shell.sourceCodeAnalysis();
    snippets = new Snippets(analysis);
    index = new ClassIndex(classPath);
    cellDocs = new CellDocs(shell);
    questions =
        new Questions(
            shell,
            lock,
            index,
            new ProbeFiles(compilerFiles, classes.path()),
            new Variables(shell, loader),
            cellDocs,
            new Docs(loader::getResource, sources));
    Hints hints = new Hints(index, questions::namesAt);
    unresolved = new Unresolved(shell, hints);
    keptValues = new KeptValues(shell, loader);
    compileErrors = new CompileErrors(hints);
    session = new Session(shell, control, lock, index, IMPORTS);
    session.importDefaults();
    session.addToClassPath(environment.classPath());
  }

  /** Returns what can be asked of the notebook as a whole. */
  public Session session() {
    return session;
  }

  private StandardJavaFileManager keep(StandardJavaFileManager files, List<Path> classPath) {
    compilerFiles = new CompilerFiles(files, ClassPathFiles.of(classPath));
    return compilerFiles;
  }

  private static String[] compilerOptions(IJavaEnvironment environment) {
    return Stream.concat(
            Stream.of("-proc:none", "-parameters"), environment.compilerOptions().stream())
        .toArray(String[]::new);
  }

  /** Asks an explainer about each failure before it is told; the one added last is asked first. */
  public void explainErrors(ErrorExplainer explainer) {
    tracebacks.add(explainer);
  }

  /** Runs the scripts that the environment names; a failure is told on standard error. */
  public void runStartupScripts() {
    for (String script : environment.startupScripts()) {
      Cell cell = new Cell(0, "startup", script);
      Outcome outcome = CellScope.run(cell, (stream, text) -> {}, scope -> evaluate(cell, scope));
      if (outcome instanceof Outcome.Failure failure) {
        System.err.println("a start-up script failed: " + failure.message());
      }
    }
  }

  /** Returns the folder into which classes of cells are written. */
  public Path classOutput() {
    return classes.path();
  }

  /** Returns the loader of the classes of cells. */
  public ClassLoader classLoader() {
    return loader;
  }

  /** Tells where closures of cells run. */
  public void taskEngine(TaskEngine engine) {
    loader.closures().engine(engine);
  }

  @Override
  public Outcome evaluate(Cell cell, CellScope scope) {
    Thread.currentThread().setContextClassLoader(loader);
    Ending ending = evaluateParts(cell, scope);
    if (cell.number() > 0) {
      // From the first cell of a reader on, completion is likely to be asked for.
      index.start();
    }
    return ending.failure() != null ? ending.failure() : show(ending, scope);
  }

  /**
   * How the last snippet that ran has ended.
   *
   * @param failure null if it ended well
   * @param shows whether it has a value to show
   */
  private record Ending(Outcome.Failure failure, boolean shows, Object value) {

    static final Ending NOTHING = new Ending(null, false, null);
  }

  /** Renders while the cell can still be interrupted: a preview may run a long job. */
  private Outcome show(Ending ending, CellScope scope) {
    // printf returns its stream, which nobody wants to see.
    if (!ending.shows() || ending.value() == System.out || ending.value() == System.err) {
      return new Outcome.Nothing();
    }
    try {
      MimeBundle bundle = renderer.apply(ending.value());
      return scope.isInterrupted() ? tracebacks.interrupted(null) : Outcome.showing(bundle);
    } catch (StopCheck.CellInterrupted e) {
      return tracebacks.interrupted(null);
    } catch (Exception e) {
      // A value that computes what it shows only now, such as a query.
      return failureOf(e, null, scope);
    }
  }

  private Ending evaluateParts(Cell cell, CellScope scope) {
    lock.lock();
    scope.enterCompiler();
    try {
      Ending ending = Ending.NOTHING;
      List<Snippet> declared = new ArrayList<>();
      for (Snippets.Part part : snippets.split(cell.source())) {
        ending = evaluatePart(cell, scope, part, declared);
        if (ending.failure() != null) {
          return ending;
        }
      }
      unresolved.tell(declared, scope.output());
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
            .map(each -> analysis.wrapper(each).fullClassName())
            .collect(Collectors.toSet());
    loader.keepOnly(living).forEach(origins::forget);
  }

  private Ending evaluatePart(
      Cell cell, CellScope scope, Snippets.Part part, List<Snippet> declared) {
    if (scope.isInterrupted()) {
      return new Ending(tracebacks.interrupted(null), false, null);
    }
    if (part.source().matches("return\\b[^;]*;?\\s*")) {
      // JShell would run it as a statement, drop the value and go on behind it.
      return new Ending(compileErrors.ofReturn(cell, part.offset()), false, null);
    }
    Ending ending = Ending.NOTHING;
    TimeLimit limit = TimeLimit.start(scope, environment.statementMillis());
    List<SnippetEvent> events = eval(cell, part);
    limit.stop();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        ending = endingOf(event, cell, part, scope);
        if (limit.exceeded() && ending.failure() != null) {
          return new Ending(limit.failure(ending.failure()), false, null);
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
        origins.put(analysis, event.snippet(), cell.number(), (int) breaks + 1);
        cellDocs.put(event.snippet(), part);
      } else {
        origins.renew(analysis, event.snippet());
      }
    }
    return events;
  }

  private Ending endingOf(SnippetEvent event, Cell cell, Snippets.Part part, CellScope scope) {
    Object value = control.takeValue();
    Throwable thrown = control.takeThrown();
    if (event.exception() != null || thrown != null) {
      return new Ending(failureOf(event.exception(), thrown, scope), false, null);
    }
    if (event.status() == Snippet.Status.REJECTED) {
      List<Diag> problems = shell.diagnostics(event.snippet()).toList();
      return new Ending(
          compileErrors.of(cell.number(), cell.source(), part.offset(), problems), false, null);
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
      String holder = analysis.wrapper(snippet).fullClassName();
      Field field = loader.loadClass(holder).getField(((VarSnippet) snippet).name());
      // The class itself is not public.
      field.setAccessible(true);
      if (!field.getType().isPrimitive()) {
        field.set(null, null);
      }
      shell.drop(snippet);
    } catch (ReflectiveOperationException e) {
      System.getLogger(JavaEvaluator.class.getName())
          .log(System.Logger.Level.DEBUG, "a value is kept longer than needed", e);
    }
  }

  private Outcome.Failure failureOf(Throwable seen, Throwable original, CellScope scope) {
    Throwable thrown = original == null ? seen : original;
    if (scope.isInterrupted()) {
      return tracebacks.interrupted(thrown);
    }
    if (seen instanceof UnresolvedReferenceException reference) {
      DeclarationSnippet declaration = reference.getSnippet();
      return tracebacks.unresolved(declaration.name(), unresolved.missing(declaration), thrown);
    }
    return tracebacks.thrown(thrown);
  }

  /** A variable shows itself; a call shows what it returns, unless that is null, as in put(…). */
  private static boolean showsValue(Snippet snippet, Object value) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND -> true;
      case TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND -> value != null;
      default -> false;
    };
  }

  @Override
  public Completion complete(String code, int cursor) {
    return questions.complete(code, cursor);
  }

  @Override
  public Optional<MimeBundle> inspect(String code, int cursor, boolean detailed) {
    return questions.inspect(code, cursor, detailed);
  }

  @Override
  public boolean prepare() {
    return warmUp.next();
  }

  @Override
  public Completeness completeness(String code) {
    return questions.completeness(code);
  }

  @Override
  public void close() {
    loader.closures().close();
    classes.close();
  }

  /** Gives JShell our execution control. */
  private final class InThisJvm implements ExecutionControlProvider {

    @Override
    public String name() {
      return "ijava";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }
}
