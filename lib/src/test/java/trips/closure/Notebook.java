package trips.closure;

import ijava.display.Display;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.ErrorExplainer;
import ijava.spi.KernelContext;
import ijava.spi.Magic;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import ijava.spi.TaskEngine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trips.Spark;
import trips.notebook.NotebookExtension;

/** A notebook without a front end: the kernel's evaluator and this library's extension. */
final class Notebook implements AutoCloseable {

  private final JavaEvaluator java =
      new JavaEvaluator(Notebook.class.getClassLoader(), Display::render);
  private final NotebookExtension extension = new NotebookExtension();
  private final Map<String, String> before = new HashMap<>();
  private int number;

  /**
   * Opens a notebook whose session will have the given settings.
   *
   * @param settings of Spark, as system properties
   */
  Notebook(Map<String, String> settings) {
    Spark.stop();
    set("spark.repl.class.outputDir", null);
    set("spark.jars", null);
    settings.forEach(this::set);
    Display.renderers().addStandard();
    extension.install(new Context());
    java.session().onClassPathAdded(extension::classPathAdded);
  }

  private void set(String property, String value) {
    String old =
        value == null ? System.clearProperty(property) : System.setProperty(property, value);
    before.putIfAbsent(property, old);
  }

  /** Adds a jar, as {@code %maven} does. */
  void addJar(Path jar) {
    java.session().addToClassPath(List.of(jar));
  }

  private Outcome run(String code) {
    Cell cell = new Cell(++number, "id-" + number, code);
    extension.cellStarted(cell);
    try {
      return CellScope.run(
          cell, (stream, text) -> System.out.print(text), scope -> java.evaluate(cell, scope));
    } finally {
      extension.cellFinished(cell);
    }
  }

  /** Runs a cell that must end well. */
  void ok(String code) {
    if (run(code) instanceof Outcome.Failure failure) {
      throw unexpected(code, failure);
    }
  }

  /** Returns the text of a cell's value. */
  String value(String code) {
    Outcome outcome = run(code);
    if (outcome instanceof Outcome.Value value) {
      return (String) value.bundle().data().get(MimeBundle.TEXT);
    }
    throw unexpected(code, outcome);
  }

  /** Returns how a cell fails, with all causes. */
  String failure(String code) {
    Outcome outcome = run(code);
    if (outcome instanceof Outcome.Failure failure) {
      return text(failure);
    }
    throw unexpected(code, outcome);
  }

  private static String text(Outcome.Failure failure) {
    return failure.message() + "\n" + String.join("\n", failure.traceback());
  }

  /** No assertion library: the bench runs without one. */
  private static AssertionError unexpected(String code, Outcome outcome) {
    String said = outcome instanceof Outcome.Failure failure ? text(failure) : outcome.toString();
    return new AssertionError(code + "\ngave " + said);
  }

  @Override
  public void close() {
    Spark.stop();
    java.close();
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }

  private final class Context implements KernelContext {

    @Override
    public Path classOutput() {
      return java.classOutput();
    }

    @Override
    public ClassLoader classLoader() {
      return java.classLoader();
    }

    @Override
    public void add(Renderer<?> renderer) {}

    @Override
    public void add(Magic magic) {}

    @Override
    public void add(ErrorExplainer explainer) {
      java.explainErrors(explainer);
    }

    @Override
    public void add(TaskEngine engine) {
      java.taskEngine(engine);
    }
  }
}
