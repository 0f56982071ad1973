package ijava.eval;

import ijava.docs.Docs;
import ijava.docs.SourceFetcher;
import ijava.spi.Cell;
import ijava.spi.ErrorExplainer;
import ijava.spi.MimeBundle;
import ijava.spi.TaskEngine;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.JShell;
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

  private final Session session;
  private final ClassIndex index;
  private final Questions questions;
  private final Failures failures;
  private final CellParts parts;

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
    JShell shell =
        JShell.builder()
            .executionEngine(new InThisJvm(), Map.of())
            .fileManager(files -> keep(files, classPath))
            // Annotation processors lie on Spark's class path; cells do not want them.
            .compilerOptions(compilerOptions(environment))
            .build();
    index = new ClassIndex(classPath);
    CellDocs cellDocs = new CellDocs(shell);
    questions =
        new Questions(
            shell,
            lock,
            index,
            new ProbeFiles(compilerFiles, classes.path()),
            new Variables(shell, loader),
            cellDocs,
            new Docs(loader::getResource, sources));
    failures = new Failures(shell, tracebacks, new Hints(index, questions::namesAt));
    parts = new CellParts(shell, lock, control, loader, environment, failures, origins, cellDocs);
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
    CellParts.Ending ending = parts.run(cell, scope);
    if (cell.number() > 0) {
      // From the first cell of a reader on, completion is likely to be asked for.
      index.start();
    }
    return ending.failure() != null ? ending.failure() : show(ending, scope);
  }

  /** Renders while the cell can still be interrupted: a preview may run a long job. */
  private Outcome show(CellParts.Ending ending, CellScope scope) {
    // printf returns its stream, which nobody wants to see.
    if (!ending.shows() || ending.value() == System.out || ending.value() == System.err) {
      return new Outcome.Nothing();
    }
    try {
      MimeBundle bundle = renderer.apply(ending.value());
      return scope.isInterrupted() ? failures.interrupted() : Outcome.showing(bundle);
    } catch (StopCheck.CellInterrupted e) {
      return failures.interrupted();
    } catch (Exception e) {
      // A value that computes what it shows only now, such as a query.
      return failures.of(e, null, scope);
    }
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
