package ijava.eval;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Finds what lies on class paths. */
final class ClassPaths {

  private ClassPaths() {}

  /** Returns the jars and folders of this JVM, those that a jar's manifest names included. */
  static List<Path> ofThisJvm() {
    List<Path> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry));
      }
    }
    if (entries.size() <= 2) {
      // A launcher jar: everything else is in its manifest.
      List.copyOf(entries).forEach(entry -> entries.addAll(inManifest(entry)));
    }
    return entries;
  }

  private static List<Path> inManifest(Path jar) {
    List<Path> entries = new ArrayList<>();
    if (jar.toFile().isFile()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        var manifest = file.getManifest();
        String value =
            manifest == null
                ? null
                : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        for (String each : value == null ? new String[0] : value.split("\\s+")) {
          entries.add(Path.of(jar.toUri().resolve(each)));
        }
      } catch (java.io.IOException | IllegalArgumentException e) {
        // An entry that cannot be read is on no class path.
        return List.of();
      }
    }
    return entries;
  }
}
