package lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders. */
final class Disk {

  private Disk() {}

  static long freeGigabytes(Path path) throws IOException {
    return Files.getFileStore(path).getUsableSpace() / 1_000_000_000L;
  }

  /** Returns what lies in a folder, sorted; nothing if it is not there or not readable. */
  static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException absent) {
      return List.of();
    }
  }

  /** Returns the entries of a folder whose names match a regular expression, sorted. */
  static List<Path> list(Path folder, String name) {
    return list(folder).stream()
        .filter(path -> path.getFileName().toString().matches(name))
        .toList();
  }

  /** Returns all files below a folder, sorted. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Returns the bytes in a file, or in all files below a folder. */
  static long size(Path path) throws IOException {
    return files(path).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Deletes a file, a link, or a folder with all in it; a link's target stays. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
