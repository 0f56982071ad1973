package ijava.eval;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The files of JShell's compiler: the JDK's from the compiler itself, the class path's from {@link
 * ClassPathFiles}, which opens only the jars that are needed.
 *
 * <p>JShell itself would open every jar again, in the background, to know the names of classes:
 * half a second of a core for 200 jars. {@link ClassIndex} serves that end later and for less. The
 * compiler never asks for a location's paths, JShell's index does.
 */
final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final Set<String> CLASS_PATH_OPTIONS = Set.of("-classpath", "--class-path", "-cp");

  private final ClassPathFiles classPath;

  CompilerFiles(StandardJavaFileManager files, ClassPathFiles classPath) {
    super(files);
    this.classPath = classPath;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location != StandardLocation.CLASS_PATH) {
      return fileManager.list(location, packageName, kinds, recurse);
    }
    return kinds.contains(JavaFileObject.Kind.CLASS)
        ? classPath.list(packageName, recurse)
        : List.of();
  }

  /**
   * Returns a loader without the class path: the compiler looks there for plugins and annotation
   * processors, in each jar and for each snippet, and cells want neither.
   */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return location == StandardLocation.CLASS_PATH
            || location == StandardLocation.ANNOTATION_PROCESSOR_PATH
        ? ClassLoader.getPlatformClassLoader()
        : fileManager.getClassLoader(location);
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassFile known
        ? known.binaryName()
        : fileManager.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a instanceof ClassFile || b instanceof ClassFile
        ? a.toUri().equals(b.toUri())
        : fileManager.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof ClassFile
        ? location == StandardLocation.CLASS_PATH
        : fileManager.contains(location, file);
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.CLASS_PATH || fileManager.hasLocation(location);
  }

  @Override
  public boolean handleOption(String option, Iterator<String> rest) {
    if (!CLASS_PATH_OPTIONS.contains(option)) {
      return fileManager.handleOption(option, rest);
    }
    classPath.set(
        Stream.of(rest.next().split(File.pathSeparator))
            .filter(each -> !each.isEmpty())
            .map(Path::of)
            .toList());
    return true;
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(JavaFileManager.Location location) {
    if (location != StandardLocation.CLASS_PATH) {
      return fileManager.getLocationAsPaths(location);
    }
    boolean forIndex =
        STACK.walk(
            stack ->
                stack.limit(8).anyMatch(f -> f.getClassName().contains("SourceCodeAnalysisImpl")));
    return forIndex ? List.of() : classPath.entries();
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    if (location == StandardLocation.CLASS_PATH) {
      List<Path> paths = new ArrayList<>();
      files.forEach(file -> paths.add(file.toPath()));
      classPath.set(paths);
    } else {
      fileManager.setLocation(location, files);
    }
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH) {
      classPath.set(List.copyOf(paths));
    } else {
      fileManager.setLocationFromPaths(location, paths);
    }
  }

  @Override
  public void setLocationForModule(
      Location location, String module, Collection<? extends Path> paths) throws IOException {
    fileManager.setLocationForModule(location, module, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return location == StandardLocation.CLASS_PATH
        ? classPath.entries().stream().map(Path::toFile).toList()
        : fileManager.getLocation(location);
  }

  @Override
  public Path asPath(FileObject file) {
    if (file instanceof ClassFile) {
      throw new UnsupportedOperationException(file.toUri() + " may lie in a jar");
    }
    return fileManager.asPath(file);
  }
}
