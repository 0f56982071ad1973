package ijava.eval;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/** What the cells have declared so far, and the class path they see. Safe for use by any thread. */
public final class Session {

  private final JShell shell;
  private final CellExecutionControl control;
  private final ReentrantLock lock;
  private final ClassIndex index;
  private final List<String> defaultImports;
  private final List<Path> added = Collections.synchronizedList(new ArrayList<>());
  private volatile Consumer<Path> classPathListener = entry -> {};

  Session(
      JShell shell,
      CellExecutionControl control,
      ReentrantLock lock,
      ClassIndex index,
      List<String> defaultImports) {
    this.shell = shell;
    this.control = control;
    this.lock = lock;
    this.index = index;
    this.defaultImports = defaultImports;
  }

  /**
   * A variable of a cell.
   *
   * @param type its declared type, as the compiler sees it
   * @param value null also where the value cannot be read
   */
  public record Variable(String name, String type, Object value) {}

  /**
   * What {@link #reset()} has forgotten.
   *
   * @param variables how many variables
   * @param declarations how many types and methods
   * @param imports how many imports beyond those that every notebook begins with
   */
  public record Forgotten(int variables, int declarations, int imports) {}

  void importDefaults() {
    for (String each : defaultImports) {
      shell.eval("import " + each + ";");
    }
  }

  /**
   * Adds jars and folders to the class path of compiler and loader; the rest of a running cell may
   * use them.
   *
   * @throws IllegalArgumentException if a file is no jar; then nothing is added
   */
  public void addToClassPath(List<Path> entries) {
    if (entries.isEmpty()) {
      return;
    }
    entries.forEach(Session::check);
    lock.lock();
    try {
      // In one call: the compiler opens its whole class path anew for each.
      shell.addToClasspath(
          entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
      entries.forEach(index::add);
      added.addAll(entries);
    } finally {
      lock.unlock();
    }
    entries.forEach(classPathListener);
  }

  /** Tells a listener of every entry that is added, those of before included. */
  public void onClassPathAdded(Consumer<Path> listener) {
    classPathListener = listener;
    List.copyOf(added).forEach(listener);
  }

  /** The compiler fails on every later cell when a jar on its class path is broken. */
  private static void check(Path entry) {
    if (Files.isRegularFile(entry)) {
      try (ZipFile jar = new ZipFile(entry.toFile())) {
        jar.size();
      } catch (IOException e) {
        throw new IllegalArgumentException(
            entry + " is no jar, or a broken one (" + e.getMessage() + "); get it anew", e);
      }
    }
  }

  /** Returns the class path: that of this JVM, then what was added, in order. */
  public List<Path> classPath() {
    Stream<Path> own =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of);
    return Stream.concat(own, List.copyOf(added).stream()).toList();
  }

  /** Returns the variables that cells have declared, in the order of declaration. */
  public List<Variable> variables() {
    lock.lock();
    try {
      return shell
          .variables()
          .map(each -> new Variable(each.name(), each.typeName(), valueOf(each)))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private Object valueOf(VarSnippet variable) {
    try {
      shell.varValue(variable);
      return control.takeValue();
    } catch (RuntimeException e) {
      // Declared with a type that is not there yet.
      return null;
    }
  }

  /**
   * Forgets what cells have declared, and imports again what every notebook begins with.
   *
   * <p>Values of variables are let go, and classes that nothing uses any more are unloaded. The
   * class path stays as it is: a JVM cannot unload a jar.
   */
  public Forgotten reset() {
    lock.lock();
    try {
      int variables = (int) shell.variables().peek(this::letGo).count();
      int declarations = (int) Stream.concat(shell.types(), shell.methods()).count();
      int imports = (int) shell.imports().filter(each -> !isDefault(each)).count();
      shell
          .snippets()
          .filter(each -> shell.status(each).isActive())
          .filter(each -> !(each instanceof ImportSnippet i && isDefault(i)))
          .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
          .toList()
          .forEach(shell::drop);
      return new Forgotten(variables, declarations, imports);
    } finally {
      lock.unlock();
    }
  }

  /** Users before what they use, so that nothing is compiled anew only to be dropped. */
  private static int rank(Snippet snippet) {
    return switch (snippet.kind()) {
      case VAR -> 0;
      case METHOD -> 1;
      case TYPE_DECL -> 2;
      default -> 3;
    };
  }

  private boolean isDefault(ImportSnippet each) {
    String name = (each.isStatic() ? "static " : "") + each.fullname();
    return defaultImports.contains(name);
  }

  /** A dropped variable's field would hold its value for as long as its class is loaded. */
  private void letGo(VarSnippet variable) {
    // JShell tells the class of a variable to its execution control only.
    valueOf(variable);
    control.forgetVariable();
  }
}
