package trips.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a cluster: what Spark calls its home, and what its processes write. */
record ClusterHome(Path folder) implements AutoCloseable {

  /** Returns a new one, in the folder for temporary files. */
  static ClusterHome create() throws IOException {
    ClusterHome home = new ClusterHome(Files.createTempDirectory("trips-cluster-"));
    home.writeClassPath();
    return home;
  }

  /**
   * Spark takes the class path of executors from this folder. One jar that names all others serves,
   * where links would need rights that Windows does not give to everyone.
   */
  private void writeClassPath() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            classPath().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
    Files.createDirectories(folder.resolve("jars"));
    try (OutputStream file = Files.newOutputStream(classPathJar());
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
  }

  /** Returns this JVM's class path without the kernel, which no other cluster has either. */
  private static Stream<Path> classPath() {
    Path kernel = placeOf(ijava.spi.KernelExtension.class);
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> !entry.equals(kernel));
  }

  private static Path placeOf(Class<?> type) {
    URI place;
    try {
      place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry has no address", e);
    }
    return Path.of(place).toAbsolutePath();
  }

  Path classPathJar() {
    return folder.resolve("jars").resolve("classpath.jar");
  }

  /** Returns the folder in which one process writes. */
  Path folderOf(String process) {
    return folder.resolve(process);
  }

  /** Returns the file that a process prints to. */
  Path logOf(String process) {
    return folder.resolve(process + ".log");
  }

  /** Deletes the folder; what another process is just writing may need another time. */
  @Override
  public void close() {
    delete(folder);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      System.getLogger(ClusterHome.class.getName())
          .log(System.Logger.Level.DEBUG, "left behind: " + folder, e);
      return;
    }
    files.forEach(file -> file.toFile().delete());
  }
}
