package ijava.eval;

import java.util.Map;
import java.util.Set;

/**
 * Loads the classes that JShell has made together: those of one snippet, and of the snippets that
 * it prepared anew because of it.
 *
 * <p>A loader for each time, because a JVM unloads classes only together with their loader. It
 * keeps the loaders of the snippets that its code names, so that code which is still in use finds
 * them when it first comes to need them.
 */
final class SnippetLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> prepared;

  /** Never read; what it refers to is not collected. */
  private Set<SnippetLoader> uses = Set.of();

  /**
   * Creates a loader.
   *
   * @param prepared the bytes of the classes by name
   * @param cells loads everything else
   */
  SnippetLoader(Map<String, byte[]> prepared, CellClassLoader cells) {
    super("cell", cells);
    this.prepared = prepared;
  }

  /** Keeps other loaders for as long as this one is kept. */
  void use(Set<SnippetLoader> others) {
    uses = others;
  }

  /** Asks the loader of all cells, which knows the others of this kind; takes no lock. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return getParent().loadClass(name);
  }

  /** Returns a class of this loader's own, which must be one of {@code prepared}. */
  Class<?> own(String name) {
    // Held while superclasses are loaded, whose locks are others; no class is its own ancestor.
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = prepared.get(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
