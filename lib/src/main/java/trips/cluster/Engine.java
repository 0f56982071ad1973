package trips.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of a server that runs beside this JVM and must not share its class path: its versions of
 * the same libraries are others. The build notes them, module by module, in {@code lib/engines}.
 */
enum Engine {
  KAFKA("Kafka's broker"),
  FLINK("a job of Flink"),
  HADOOP("a cluster of Hadoop");

  private final String title;

  Engine(String title) {
    this.title = title;
  }

  /**
   * Returns the class path of a process: the server's jars, the classes of its module if it has
   * some, and this library, which watches it.
   *
   * @throws IllegalStateException if the jars are not there; the message says how to get them
   */
  String classPath() {
    String jars = read(built().resolve("classpath.txt"));
    Stream.of(jars.split(File.pathSeparator))
        .filter(jar -> !Files.exists(Path.of(jar)))
        .findFirst()
        .ifPresent(
            jar -> {
              throw missing(Path.of(jar).getFileName() + " is not there");
            });
    return Stream.of(
            jars,
            built().resolve("classes").toString(),
            ClusterHome.placeOf(Engine.class).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the folder of what was built of the server's module. */
  Path built() {
    return ClusterHome.placeOf(Engine.class)
        .resolveSibling("..")
        .resolve("engines")
        .resolve(name().toLowerCase(java.util.Locale.ROOT))
        .resolve("target")
        .normalize();
  }

  private String read(Path noted) {
    try {
      return Files.readString(noted).strip();
    } catch (IOException e) {
      throw missing("their list " + noted.getFileName() + " cannot be read");
    }
  }

  private IllegalStateException missing(String what) {
    return new IllegalStateException(
        "the jars of "
            + title
            + " are missing: "
            + what
            + "; run java kernel-setup/Lab.java setup, which gets them");
  }
}
