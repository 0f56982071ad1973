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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;

/**
 * Loads the classes that cells define.
 *
 * <p>This JVM gets them with {@link StopCheckInjector stop-checks}. The class output folder, which
 * other JVMs may load from, gets them without, before they are loaded here. In both, {@link
 * Closures} sees to the variables that closures read.
 */
final class CellClassLoader extends URLClassLoader {

  private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
  private final Path output;
  private final Closures closures;

  static {
    registerAsParallelCapable();
  }

  /**
   * Creates a loader.
   *
   * @param output an existing folder
   */
  CellClassLoader(Path output, ClassLoader parent) {
    super("cells", new URL[0], parent);
    this.output = output;
    closures = new Closures(this, output);
  }

  /** Returns what makes closures of cells mean the same in other JVMs. */
  Closures closures() {
    return closures;
  }

  /** Makes classes known; they are loaded when they are first used, or by {@link Delegate}. */
  private void define(ClassBytecodes[] classes) {
    if (!Files.isDirectory(output)) {
      // Made again, it would stay behind.
      throw new IllegalStateException("cannot write to " + output + ": the kernel has ended");
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ClassBytecodes each : classes) {
      files.put(each.name(), each.bytecodes());
    }
    for (Closures.Rewritten each : closures.rewrite(files)) {
      Path file = output.resolve(each.name().replace('.', File.separatorChar) + ".class");
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, each.elsewhere());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file + "; is the disk full?", e);
      }
      pending.put(each.name(), each.here());
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = pending.remove(name);
    if (bytes == null) {
      return super.findClass(name);
    }
    byte[] checked = StopCheckInjector.inject(bytes);
    return defineClass(name, checked, 0, checked.length);
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
      define(classes);
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
