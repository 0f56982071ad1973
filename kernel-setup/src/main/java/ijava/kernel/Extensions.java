package ijava.kernel;

import ijava.spi.Cell;
import ijava.spi.KernelContext;
import ijava.spi.KernelExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The extensions on the class path; what one does wrong is logged and harms nobody else. */
final class Extensions {

  private final Supplier<List<KernelExtension>> source;
  private volatile List<KernelExtension> all = List.of();

  private Extensions(Supplier<List<KernelExtension>> source) {
    this.source = source;
  }

  /** Returns extensions that are made already. */
  static Extensions of(List<KernelExtension> made) {
    Extensions extensions = new Extensions(() -> made);
    extensions.all = List.copyOf(made);
    return extensions;
  }

  /**
   * Returns the extensions that {@link ServiceLoader} finds when they are {@linkplain #install
   * installed}. To look for them takes long, and the kernel can answer meanwhile.
   */
  static Extensions of(ClassLoader loader) {
    return new Extensions(() -> find(loader));
  }

  private static List<KernelExtension> find(ClassLoader loader) {
    List<KernelExtension> found = new ArrayList<>();
    try {
      ServiceLoader.load(KernelExtension.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      log().log(System.Logger.Level.ERROR, "an extension cannot be loaded", e);
    }
    return List.copyOf(found);
  }

  void install(KernelContext context) {
    all = source.get();
    each("install", extension -> extension.install(context));
  }

  void cellStarted(Cell cell) {
    each("cellStarted", extension -> extension.cellStarted(cell));
  }

  void cellInterrupted(Cell cell) {
    each("cellInterrupted", extension -> extension.cellInterrupted(cell));
  }

  void cellFinished(Cell cell) {
    each("cellFinished", extension -> extension.cellFinished(cell));
  }

  void classPathAdded(Path entry) {
    each("classPathAdded", extension -> extension.classPathAdded(entry));
  }

  void close() {
    each("close", KernelExtension::close);
  }

  private void each(String call, Consumer<KernelExtension> action) {
    for (KernelExtension extension : all) {
      try {
        action.accept(extension);
      } catch (RuntimeException | LinkageError e) {
        log()
            .log(
                System.Logger.Level.ERROR,
                call + " of " + extension.getClass().getName() + " failed",
                e);
      }
    }
  }

  /** Asked for only when there is something to say: Java opens every jar to find a logger. */
  private static System.Logger log() {
    return System.getLogger(Extensions.class.getName());
  }
}
