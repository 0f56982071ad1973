package ijava.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The names of the classes on the class path and in the JDK, by simple name.
 *
 * <p>Read from the directories of the jars alone, on one thread of low priority, and only once
 * somebody is likely to ask. Kept in memory only. Thread-safe.
 */
final class ClassIndex {

  private final NavigableMap<String, Set<String>> packagesByName = new TreeMap<>();
  private final TreeSet<String> packages = new TreeSet<>();
  private final Map<String, String> shared = new HashMap<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final List<Path> entries;
  private final ExecutorService reader;
  private volatile boolean ready;

  /**
   * Creates an index that is empty until {@link #start()}.
   *
   * @param entries jars and folders
   */
  ClassIndex(List<Path> entries) {
    this.entries = List.copyOf(entries);
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    one.allowCoreThreadTimeOut(true);
    reader = one;
  }

  private Thread thread(Runnable task) {
    // Without inheritance, so that it belongs to no cell.
    Thread thread = new Thread(null, task, "class-index", 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** Begins to read, the first time; returns at once. */
  void start() {
    if (started.compareAndSet(false, true)) {
      reader.execute(() -> ClassFiles.ofJdk(this::addAll));
      entries.forEach(entry -> reader.execute(() -> ClassFiles.of(entry, this::addAll)));
      reader.execute(() -> ready = true);
    }
  }

  /** Adds a jar or a folder. */
  void add(Path entry) {
    reader.execute(() -> ClassFiles.of(entry, this::addAll));
  }

  /** Returns whether all is read, after at most a time; starts to read. */
  boolean await(long millis) {
    start();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!ready && System.nanoTime() < end) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ready;
      }
    }
    return ready;
  }

  /** Returns whether all is read. */
  boolean isReady() {
    return ready;
  }

  /** Returns the full names of the classes of packages whose simple names match what is typed. */
  synchronized List<String> matching(String typed, Set<String> in) {
    char first = typed.isEmpty() ? 0 : typed.charAt(0);
    List<String> found = new ArrayList<>();
    collect(first, typed, in, found);
    if (Character.isLowerCase(first)) {
      collect(Character.toUpperCase(first), typed, in, found);
    } else if (Character.isUpperCase(first)) {
      collect(Character.toLowerCase(first), typed, in, found);
    }
    return found;
  }

  private void collect(char first, String typed, Set<String> in, List<String> found) {
    boolean all = first == 0;
    var names =
        all ? packagesByName : packagesByName.subMap("" + first, first + "" + Character.MAX_VALUE);
    names.forEach(
        (name, packagesOfName) -> {
          if (Names.matches(typed, name)) {
            packagesOfName.stream().filter(in::contains).forEach(p -> found.add(p + "." + name));
          }
        });
  }

  /** Returns the full names of the classes with a simple name, the likely ones first. */
  synchronized List<String> find(String simpleName) {
    return packagesByName.getOrDefault(simpleName, Set.of()).stream()
        .sorted(ClassIndex::byLikelihood)
        .map(in -> in + "." + simpleName)
        .toList();
  }

  /** Returns whether other packages may use a class; true if its file cannot be found. */
  static boolean isPublic(String fullName) {
    try (InputStream in =
        ClassLoader.getSystemResourceAsStream(fullName.replace('.', '/') + ".class")) {
      return in == null || (new ClassReader(in).getAccess() & Opcodes.ACC_PUBLIC) != 0;
    } catch (IOException | IllegalArgumentException e) {
      return true;
    }
  }

  /**
   * Returns at most so many full names of classes whose simple name begins so, the likely first.
   */
  synchronized List<String> startingWith(String prefix, int most) {
    List<String> found = new ArrayList<>();
    for (var each : packagesByName.subMap(prefix, prefix + Character.MAX_VALUE).entrySet()) {
      each.getValue().forEach(in -> found.add(in + "." + each.getKey()));
    }
    found.sort(
        (a, b) ->
            byLikelihood(a.substring(0, a.lastIndexOf('.')), b.substring(0, b.lastIndexOf('.'))));
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /** Returns the next parts of the packages below a package, for example {@code spark}. */
  synchronized Set<String> partsBelow(String outer) {
    Set<String> parts = new TreeSet<>();
    String before = outer.isEmpty() ? "" : outer + ".";
    for (String each : packages.subSet(before, before + Character.MAX_VALUE)) {
      String rest = each.substring(before.length());
      parts.add(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
    }
    return parts;
  }

  /** Puts what people write often before what is internal or shaded. */
  private static int byLikelihood(String one, String other) {
    int difference = Integer.compare(rank(one), rank(other));
    return difference != 0 ? difference : one.compareTo(other);
  }

  private static int rank(String in) {
    String name = in.toLowerCase(Locale.ROOT);
    int inner =
        name.contains("internal") || name.contains("shaded") || name.contains(".impl") ? 1000 : 0;
    int jdk = name.startsWith("java.") ? 0 : name.startsWith("javax.") ? 50 : 100;
    int dull = name.startsWith("java.awt") || name.startsWith("javax.swing") ? 20 : 0;
    int test = name.startsWith("sun.") || name.startsWith("com.sun.") ? 500 : 0;
    return inner + jdk + dull + test + (int) name.chars().filter(c -> c == '.').count();
  }

  private synchronized void addAll(List<String> files) {
    for (String file : files) {
      int slash = file.lastIndexOf('/');
      if (slash > 0
          && file.endsWith(".class")
          && file.indexOf('$') < 0
          && file.indexOf('-') < 0
          && !file.startsWith("META-INF")) {
        String in = shared.computeIfAbsent(file.substring(0, slash).replace('/', '.'), k -> k);
        packages.add(in);
        String name = file.substring(slash + 1, file.length() - ".class".length());
        packagesByName.merge(name, Set.of(in), ClassIndex::union);
      }
    }
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
