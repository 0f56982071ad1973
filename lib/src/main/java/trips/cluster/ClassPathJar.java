package trips.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A jar that names all others of a class path. Links to them would need rights that Windows does
 * not give to everyone, and a command line has its limits.
 */
final class ClassPathJar {

  private ClassPathJar() {}

  /**
   * Writes one.
   *
   * @param more attributes for its manifest
   */
  static void write(Path jar, List<Path> classPath, Map<String, String> more) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(
        Attributes.Name.CLASS_PATH,
        classPath.stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
    more.forEach(main::putValue);
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    }
  }
}
