package lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
    for (String jar : Files.readString(file).strip().split(Pattern.quote(File.pathSeparator))) {
      jars.add(Path.of(jar));
    }
    return jars;
  }

  /** Returns the jars of the class path that are gone; a class path of none counts as one. */
  static List<Path> missing(Checkout at) throws IOException {
    List<Path> jars = jars(at);
    return jars.isEmpty()
        ? List.of(at.root().resolve("lib").resolve(FILE))
        : jars.stream().filter(jar -> !Files.exists(jar)).toList();
  }
}
