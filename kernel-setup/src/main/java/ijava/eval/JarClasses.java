package ijava.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;

/** The classes in a jar, as this version of Java sees them. Thread-safe. */
final class JarClasses {

  private static final String CLASS = ".class";

  private final Path path;
  private final JarFile jar;
  private final Map<String, List<JavaFileObject>> byPackage = new HashMap<>();

  /**
   * Opens a jar and reads its directory; it stays open for as long as the JVM runs, as the class
   * loader's does.
   *
   * @throws IOException if it is no jar
   */
  JarClasses(Path path) throws IOException {
    this.path = path;
    this.jar = open(path);
    eachClass(
        jar,
        name -> {
          String binary = name.substring(0, name.length() - CLASS.length()).replace('/', '.');
          byPackage
              .computeIfAbsent(packageOf(name), key -> new ArrayList<>())
              .add(new ClassFile(path, name, binary, () -> read(name)));
        });
  }

  /** Returns the classes of a package. */
  List<JavaFileObject> in(String packageName) {
    return byPackage.getOrDefault(packageName, List.of());
  }

  /** Returns the packages that have classes; none if the file is no jar. */
  static Set<String> packagesOf(Path path) {
    Set<String> packages = new HashSet<>();
    try (JarFile jar = open(path)) {
      eachClass(jar, name -> packages.add(packageOf(name)));
    } catch (IOException e) {
      System.getLogger(JarClasses.class.getName())
          .log(System.Logger.Level.DEBUG, "the compiler does not see " + path, e);
    }
    return packages;
  }

  private static JarFile open(Path path) throws IOException {
    return new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
  }

  /**
   * Names each class once, without the folder of a version. Classes of the unnamed package are left
   * out: nothing in a package can use them.
   */
  private static void eachClass(JarFile jar, Consumer<String> action) {
    var entries = jar.isMultiRelease() ? jar.versionedStream() : jar.stream();
    entries
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(CLASS) && name.indexOf('/') > 0)
        .filter(name -> !name.startsWith("META-INF/"))
        .forEach(action);
  }

  private InputStream read(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IOException(
          path + " no longer has " + name + "; was it replaced? Restart the kernel");
    }
    return jar.getInputStream(entry);
  }

  private static String packageOf(String file) {
    return file.substring(0, file.lastIndexOf('/')).replace('/', '.');
  }
}
