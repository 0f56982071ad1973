package lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars of the kernel's JVM, as the build noted them. */
final class ClassPath {

  /** Where the build notes a module's class path, below the module. */
  static final String FILE = "target/classpath.txt";

  private ClassPath() {}

  /** Returns our own jars and all they need, in order; empty before the first build. */
  static List<Path> jars(Checkout at) throws IOException {
    Path file = at.root().resolve("lib").resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Path> jars =
        new ArrayList<>(Disk.list(at.root().resolve("lib/target"), "trips-[0-9].*\\.jar"));
    jars.addAll(noted(file));
    return jars;
  }

  /**
   * Returns the jars that are gone, of the kernel and of the servers that notebooks start; a class
   * path of none counts as one.
   */
  static List<Path> missing(Checkout at) throws IOException {
    List<Path> jars = jars(at);
    if (jars.isEmpty()) {
      return List.of(at.root().resolve("lib").resolve(FILE));
    }
    List<Path> needed = new ArrayList<>(jars);
    for (Path engine : engines(at)) {
      Path file = engine.resolve(FILE);
      needed.addAll(Files.exists(file) ? noted(file) : List.of(file));
    }
    return needed.stream().filter(jar -> !Files.exists(jar)).toList();
  }

  /** Returns the modules that have the class path of a server, and some its code. */
  static List<Path> engines(Checkout at) {
    return Disk.list(at.root().resolve("lib/engines")).stream()
        .filter(engine -> Files.exists(engine.resolve("pom.xml")))
        .toList();
  }

  private static List<Path> noted(Path file) throws IOException {
    return Stream.of(Files.readString(file).strip().split(Pattern.quote(File.pathSeparator)))
        .map(Path::of)
        .toList();
  }
}
