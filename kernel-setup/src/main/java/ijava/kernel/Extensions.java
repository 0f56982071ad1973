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

/** The extensions on the class path; what one does wrong is logged and harms nobody else. */
final class Extensions {

  private static final System.Logger LOG = System.getLogger(Extensions.class.getName());

  private final List<KernelExtension> all;

  Extensions(List<KernelExtension> all) {
    this.all = List.copyOf(all);
  }

  /** Returns the extensions that {@link ServiceLoader} finds. */
  static Extensions find(ClassLoader loader) {
    List<KernelExtension> found = new ArrayList<>();
    try {
      ServiceLoader.load(KernelExtension.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      LOG.log(System.Logger.Level.ERROR, "an extension cannot be loaded", e);
    }
    return new Extensions(found);
  }

  void install(KernelContext context) {
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
        LOG.log(
            System.Logger.Level.ERROR,
            call + " of " + extension.getClass().getName() + " failed",
            e);
      }
    }
  }
}
