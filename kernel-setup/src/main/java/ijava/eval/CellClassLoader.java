package ijava.eval;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * other JVMs may load from, gets them as the compiler made them, before they are loaded here.
 */
final class CellClassLoader extends URLClassLoader {

  private final Map<String, byte[]> pending = new ConcurrentHashMap<>();
  private final Path output;

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
  }

  /** Makes classes known; they are loaded when they are first used, or by {@link Delegate}. */
  private void define(ClassBytecodes[] classes) {
    for (ClassBytecodes each : classes) {
      Path file = output.resolve(each.name().replace('.', File.separatorChar) + ".class");
      try {
        if (!Files.isDirectory(output)) {
          // Made again, it would stay behind.
          throw new IOException("the kernel has ended");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, each.bytecodes());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file + "; is the disk full?", e);
      }
      pending.put(each.name(), each.bytecodes());
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
