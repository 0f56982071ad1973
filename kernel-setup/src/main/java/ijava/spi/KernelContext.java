package ijava.spi;

import java.nio.file.Path;

/** What the kernel offers to an extension while it installs itself. */
public interface KernelContext {

  /**
   * Returns the folder into which the kernel writes every class that a cell defines, before the
   * class is used; it exists, belongs to this kernel alone and is deleted when the kernel ends.
   *
   * <p>Other JVMs may load cell classes from it. The classes there carry none of the kernel's
   * interrupt checks.
   */
  Path classOutput();

  /**
   * Returns the loader of the classes that cells define; it is also the context class loader of the
   * threads that run cells.
   */
  ClassLoader classLoader();

  /** Adds a renderer; for the same type the one added last wins. */
  void add(Renderer<?> renderer);

  /** Adds a magic; for the same typed name the one added last wins. */
  void add(Magic magic);

  /** Tells the kernel where closures of cells run; the one added last wins. */
  default void add(TaskEngine engine) {}

  /** Adds something that explains errors; the one added last is asked first. */
  void add(ErrorExplainer explainer);
}
