package ijava.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * What the compiler of a {@link Probe} sees: the files of JShell's compiler, whose jars are open
 * already, and the classes of cells, which JShell keeps to itself.
 */
final class ProbeFiles extends ForwardingJavaFileManager<JavaFileManager> {

  private final Path classOutput;

  /**
   * Creates files.
   *
   * @param classOutput the folder into which classes of cells are written
   */
  ProbeFiles(JavaFileManager files, Path classOutput) {
    super(files);
    this.classOutput = classOutput;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String inPackage, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    boolean ofCells =
        location == StandardLocation.CLASS_PATH
            && inPackage.equals(Probe.PACKAGE)
            && kinds.contains(JavaFileObject.Kind.CLASS);
    return ofCells ? cellClasses() : super.list(location, inPackage, kinds, recurse);
  }

  private List<JavaFileObject> cellClasses() throws IOException {
    Path folder = classOutput.resolve(Probe.PACKAGE);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".class"))
          .<JavaFileObject>map(each -> ClassFile.in(classOutput, each))
          .toList();
    }
  }

  @Override
  public void close() {
    // JShell's compiler needs them as long as the kernel lives.
  }

  @Override
  public void flush() {
    // Nothing is written.
  }
}
