package trips.data.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder for one try of a property; jqwik has none of its own. */
record Folder(Path path) implements AutoCloseable {

  static Folder create() {
    try {
      return new Folder(Files.createTempDirectory("trips"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri() {
    return path.toUri().toString();
  }

  @Override
  public void close() {
    try (var found = Files.walk(path)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
