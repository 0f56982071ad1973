package ijava.eval;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/**
 * The classes of all cells.
 *
 * <p>They are kept while cells can name them, and for as long after that as an object, a lambda or
 * other code of a cell uses them. What has been unloaded is loaded anew when somebody asks for its
 * name: JShell takes for loaded what it has loaded once, also after a reset.
 */
final class CellClasses {

  private static final String PREFIX = CellThreads.CELL_CLASSES + "$JShell$";

  /** The wrapper of a snippet in a class file; what follows there is no letter and no digit. */
  private static final Pattern REFERENCE = Pattern.compile("REPL/\\$JShell\\$\\w+");

  private final CellClassLoader cells;
  private final Map<String, Batch> batches = new HashMap<>();
  private final Map<String, SnippetLoader> kept = new HashMap<>();
  private final ReferenceQueue<SnippetLoader> unloaded = new ReferenceQueue<>();

  CellClasses(CellClassLoader cells) {
    this.cells = cells;
  }

  /** What JShell has made together; holds the same arrays as JShell, which never lets them go. */
  private static final class Batch {

    private final Map<String, byte[]> compiled = new HashMap<>();
    private Loaded loaded;

    SnippetLoader loader() {
      return loaded == null ? null : loaded.get();
    }
  }

  /** Knows a loader without keeping it. */
  private static final class Loaded extends WeakReference<SnippetLoader> {

    private final Batch batch;

    Loaded(Batch batch, SnippetLoader loader, ReferenceQueue<SnippetLoader> queue) {
      super(loader, queue);
      this.batch = batch;
    }
  }

  /** Returns whether a class of this name would be one of a cell. */
  static boolean isName(String className) {
    return className.startsWith(PREFIX);
  }

  /** Makes classes known that JShell has made together. */
  synchronized void add(ClassBytecodes[] classes) {
    Batch batch = new Batch();
    for (ClassBytecodes each : classes) {
      batch.compiled.put(each.name(), each.bytecodes());
      batches.put(each.name(), batch);
    }
  }

  /**
   * Returns a class of a cell; until the next {@link #keepOnly} it is kept.
   *
   * @throws ClassNotFoundException if no cell has defined it
   */
  Class<?> load(String className) throws ClassNotFoundException {
    SnippetLoader loader = loaderOf(className);
    if (loader == null) {
      throw new ClassNotFoundException(className);
    }
    return loader.own(className);
  }

  private synchronized SnippetLoader loaderOf(String className) {
    Batch batch = batches.get(className);
    if (batch == null || batch.loader() != null) {
      return batch == null ? null : batch.loader();
    }
    SnippetLoader made = new SnippetLoader(cells.prepare(batch.compiled), cells);
    // Known before those that it uses are made: they may use it, too.
    batch.loaded = new Loaded(batch, made, unloaded);
    kept.put(className, made);
    made.use(usedBy(batch));
    return made;
  }

  private Set<SnippetLoader> usedBy(Batch batch) {
    Set<SnippetLoader> used = new HashSet<>();
    for (byte[] bytes : batch.compiled.values()) {
      Matcher reference = REFERENCE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      while (reference.find()) {
        used.add(loaderOf(reference.group().replace('/', '.')));
      }
    }
    // Names of what does not exist, and of the batch itself.
    used.remove(null);
    used.remove(batch.loader());
    return Set.copyOf(used);
  }

  /**
   * Leaves all classes to the garbage collector but some, and those that are loaded with them.
   *
   * @param living names of classes; what is not known is left out
   */
  synchronized void keepOnly(Set<String> living) {
    kept.keySet().retainAll(living);
    for (String name : living) {
      SnippetLoader loader = loaderOf(name);
      if (loader != null) {
        kept.put(name, loader);
      }
    }
  }

  /** Returns the names of classes that have been unloaded since the last call, and not again. */
  synchronized List<String> takeUnloaded() {
    List<String> gone = new ArrayList<>();
    for (var next = unloaded.poll(); next != null; next = unloaded.poll()) {
      Batch batch = ((Loaded) next).batch;
      if (batch.loaded == next) {
        batch.loaded = null;
        gone.addAll(batch.compiled.keySet());
      }
    }
    return gone;
  }
}
