package lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The notebooks of the course; the glossary, which is made of them, is none. */
final class Notebooks {

  private Notebooks() {}

  static List<Path> all(Checkout at) {
    return Disk.list(at.notebooks(), "\\d\\d-.*\\.ipynb");
  }

  /** Resolves names as people type them: a path, a file name, or how one begins ("06"). */
  static List<Path> named(Checkout at, List<String> names) {
    List<Path> all = all(at);
    List<String> known =
        all.stream().map(path -> path.getFileName().toString().replace(".ipynb", "")).toList();
    if (names.isEmpty()) {
      throw new Stop("Which notebook? Name one or more of: %s.", String.join(", ", known));
    }
    List<Path> found = new ArrayList<>();
    for (String name : names) {
      Path file = Path.of(name).toAbsolutePath();
      List<Path> starting =
          all.stream().filter(path -> path.getFileName().toString().startsWith(name)).toList();
      if (Files.isRegularFile(file)) {
        found.add(file);
      } else if (starting.size() == 1) {
        found.add(starting.get(0));
      } else if (known.isEmpty()) {
        throw new Stop("There is no notebook \"%s\", and none in %s.", name, at.notebooks());
      } else {
        throw new Stop(
            "There is no notebook \"%s\"; did you mean \"%s\"? There are: %s.",
            name, Words.nearest(name, known), String.join(", ", known));
      }
    }
    return found;
  }
}
