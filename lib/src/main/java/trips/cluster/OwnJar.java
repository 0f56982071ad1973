package trips.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Some folders or jars as one jar. The same files make the same jar, byte by byte, whether they lie
 * in a folder or a jar.
 */
record OwnJar(Map<String, byte[]> files) {

  static OwnJar of(List<Path> entries) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        addFolder(entry, files);
      } else {
        addJar(entry, files);
      }
    }
    // Those of a jar say when and how it was made.
    files.keySet().removeIf(name -> name.matches("META-INF/(MANIFEST\\.MF|maven/.*)"));
    return new OwnJar(files);
  }

  private static void addFolder(Path folder, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.putIfAbsent(name, Files.readAllBytes(file));
      }
    }
  }

  private static void addJar(Path jar, Map<String, byte[]> files) throws IOException {
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (!entry.isDirectory()) {
          files.putIfAbsent(entry.getName(), zip.readAllBytes());
        }
      }
    }
  }

  /** Returns what tells the contents of two jars apart. */
  List<String> contents() {
    List<String> contents = new ArrayList<>();
    files.forEach(
        (name, bytes) -> {
          CRC32 sum = new CRC32();
          sum.update(bytes);
          contents.add(name + " " + bytes.length + " " + sum.getValue());
        });
    return contents;
  }

  void write(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(each.getValue());
        out.closeEntry();
      }
    }
  }
}
