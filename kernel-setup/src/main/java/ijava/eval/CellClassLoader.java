package ijava.eval;

import ijava.eval.closure.Closures;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;

/**
 * Loads the classes that cells define.
 *
 * <p>This JVM gets them with {@link StopCheckInjector stop-checks}, each in a {@link
 * SnippetLoader}. The class output folder, which other JVMs may load from, gets them without,
 * before they are loaded here. In both, {@link Closures} sees to the variables that closures read.
 */
final class CellClassLoader extends URLClassLoader {

  private final CellClasses classes = new CellClasses(this);
  private final TemporaryFolder output;
  private final Closures closures;

  static {
    registerAsParallelCapable();
  }

  /**
   * Creates a loader.
   *
   * @param output gets the classes for other JVMs
   */
  CellClassLoader(TemporaryFolder output, ClassLoader parent) {
    super("cells", new URL[0], parent);
    this.output = output;
    closures = new Closures(this, output.path());
  }

  /** Returns what makes closures of cells mean the same in other JVMs. */
  Closures closures() {
    return closures;
  }

  /**
   * Returns classes as this JVM loads them, and writes them as others do.
   *
   * @param compiled the classes that JShell has made together, by name
   * @throws UncheckedIOException if writing fails, or the kernel has ended
   */
  Map<String, byte[]> prepare(Map<String, byte[]> compiled) {
    return output.write(() -> rewrite(compiled));
  }

  private Map<String, byte[]> rewrite(Map<String, byte[]> compiled) {
    Map<String, byte[]> here = new LinkedHashMap<>();
    for (Closures.Rewritten each : closures.rewrite(compiled)) {
      write(each.name(), AccessOpener.open(each.elsewhere()));
      here.put(each.name(), StopCheckInjector.inject(AccessOpener.open(each.here())));
    }
    return here;
  }

  private void write(String className, byte[] classFile) {
    Path file = fileOf(className);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, classFile);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + "; is the disk full?", e);
    }
  }

  private Path fileOf(String className) {
    return output.path().resolve(className.replace('.', File.separatorChar) + ".class");
  }

  /** Does not ask the parent for classes of cells: it would look into every jar. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return CellClasses.isName(name) ? classes.load(name) : super.loadClass(name, resolve);
  }

  /**
   * Leaves classes to the garbage collector.
   *
   * <p>The files of those that it has taken are deleted. Other JVMs need none of them: while this
   * one has work for them, it holds an object that uses the class.
   *
   * @param living names of the classes to keep
   * @return names of classes that are gone
   */
  List<String> keepOnly(Set<String> living) {
    classes.keepOnly(living);
    List<String> gone = classes.takeUnloaded();
    gone.forEach(name -> fileOf(name).toFile().delete());
    closures.forget(gone);
    return gone;
  }

  /** Adds a jar or a folder. */
  void addPath(Path path) {
    try {
      addURL(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path + " cannot be on a class path", e);
    }
  }

  /** Returns what JShell's execution control asks for. */
  LoaderDelegate delegate() {
    return new Delegate();
  }

  private final class Delegate implements LoaderDelegate {

    @Override
    public void load(ClassBytecodes[] classes)
        throws ClassInstallException, NotImplementedException, EngineTerminationException {
      boolean[] loaded = new boolean[classes.length];
      CellClassLoader.this.classes.add(classes);
      try {
        for (int i = 0; i < classes.length; i++) {
          loadClass(classes[i].name());
          loaded[i] = true;
        }
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException(e.toString(), loaded);
      }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
      // Never asked for: redefinition is refused, and JShell then loads a class of a new name.
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
      for (String entry : path.split(File.pathSeparator)) {
        addPath(Path.of(entry));
      }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      return CellClassLoader.this.loadClass(name);
    }
  }
}
