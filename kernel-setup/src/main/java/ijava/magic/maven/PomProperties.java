package ijava.magic.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The coordinates that Maven writes into the jars it builds. */
final class PomProperties {

  private PomProperties() {}

  /**
   * Returns what a jar says of itself; nothing if it does not, or is made of several artifacts.
   *
   * @throws IOException if it cannot be read
   */
  static Optional<Coordinates> coordinatesOf(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> found =
          zip.stream()
              .filter(each -> each.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
              .limit(2)
              .toList();
      if (found.size() != 1) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      try (InputStream in = zip.getInputStream(found.get(0))) {
        properties.load(in);
      }
      String group = properties.getProperty("groupId");
      String name = properties.getProperty("artifactId");
      String version = properties.getProperty("version");
      return group == null || name == null || version == null
          ? Optional.empty()
          : Optional.of(new Coordinates(group, name, "jar", "", version, List.of()));
    }
  }
}
