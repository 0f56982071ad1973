package ijava.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * The class path as the compiler sees it: a jar is opened when a package in it is first asked for.
 * Thread-safe.
 */
final class ClassPathFiles {

  /** The system property that names the file for the index of the first class path. */
  static final String CACHE = "ijava.packages";

  private static final String CLASS = ".class";

  private final Path cache;
  private final List<Path> initial;
  private final Map<Path, JarClasses> open = new HashMap<>();
  private final List<PackageIndex> indexes = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final Set<Path> entries = new LinkedHashSet<>();

  /**
   * Begins with a class path, which is read when the compiler first asks.
   *
   * @param cache where {@link PackageIndex} keeps what it has found; null for nowhere
   */
  ClassPathFiles(List<Path> initial, Path cache) {
    this.initial = List.copyOf(initial);
    this.cache = cache;
  }

  /**
   * Begins with a class path, and keeps its index where the system property {@value #CACHE} says.
   */
  static ClassPathFiles of(List<Path> initial) {
    String cache = System.getProperty(CACHE);
    return new ClassPathFiles(initial, cache == null ? null : Path.of(cache));
  }

  /** Sets the class path; what is already known of its entries is kept. */
  synchronized void set(List<Path> paths) {
    begin();
    List<Path> added = new ArrayList<>(paths);
    added.removeAll(entries);
    add(added, null);
  }

  /** Returns jars and folders, in order. */
  synchronized List<Path> entries() {
    begin();
    return List.copyOf(entries);
  }

  /** Returns the classes of a package, for one name the first on the class path. */
  synchronized List<JavaFileObject> list(String packageName, boolean withSubpackages)
      throws IOException {
    begin();
    List<JavaFileObject> found = new ArrayList<>();
    for (String each : withSubpackages ? packagesBelow(packageName) : List.of(packageName)) {
      for (PackageIndex index : indexes) {
        for (Path jar : index.jarsWith(each)) {
          found.addAll(classesOf(jar).in(each));
        }
      }
    }
    for (Path folder : folders) {
      addFolder(folder, packageName, withSubpackages, found);
    }
    return found;
  }

  private void begin() {
    if (entries.isEmpty()) {
      add(initial, cache);
    }
  }

  private void add(List<Path> paths, Path keepIn) {
    entries.addAll(paths);
    indexes.add(PackageIndex.of(paths.stream().filter(Files::isRegularFile).toList(), keepIn));
    paths.stream().filter(Files::isDirectory).forEach(folders::add);
  }

  private Set<String> packagesBelow(String packageName) {
    Set<String> below = new TreeSet<>();
    String start = packageName.isEmpty() ? "" : packageName + ".";
    for (PackageIndex index : indexes) {
      index.packages().stream()
          .filter(each -> each.equals(packageName) || each.startsWith(start))
          .forEach(below::add);
    }
    return below;
  }

  private JarClasses classesOf(Path jar) throws IOException {
    JarClasses classes = open.get(jar);
    if (classes == null) {
      classes = new JarClasses(jar);
      open.put(jar, classes);
    }
    return classes;
  }

  /** Looks anew each time: classes in a folder may be compiled while the kernel runs. */
  private static void addFolder(
      Path folder, String packageName, boolean deep, List<JavaFileObject> found)
      throws IOException {
    Path in = folder.resolve(packageName.replace('.', '/'));
    if (!Files.isDirectory(in)) {
      return;
    }
    try (Stream<Path> files = Files.walk(in, deep ? Integer.MAX_VALUE : 1)) {
      files
          .filter(file -> file.toString().endsWith(CLASS))
          .forEach(file -> found.add(ClassFile.in(folder, file)));
    }
  }
}
