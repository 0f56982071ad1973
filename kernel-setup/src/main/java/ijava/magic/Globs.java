package ijava.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** File names with {@code *}, {@code ?} and {@code ~}, as arguments of magics have them. */
public final class Globs {

  private static final Pattern ROOT = Pattern.compile("^(?:[A-Za-z]:)?/");

  private Globs() {}

  /**
   * Returns what a pattern stands for, in alphabetical order; a name without wildcards stands for
   * itself if it exists.
   */
  static List<Path> find(String pattern) throws IOException {
    String text = withHome(pattern).replace(File.separatorChar, '/');
    Matcher root = ROOT.matcher(text);
    String start = root.find() ? root.group() : "";
    List<Path> found = List.of(Path.of(start).toAbsolutePath());
    for (String name : text.substring(start.length()).split("/")) {
      if (!name.isEmpty()) {
        found = step(found, name);
      }
    }
    return found.stream().map(Path::normalize).sorted().distinct().toList();
  }

  private static List<Path> step(List<Path> folders, String name) throws IOException {
    List<Path> next = new ArrayList<>();
    for (Path folder : folders) {
      if (!name.matches(".*[*?\\[{].*")) {
        Path child = folder.resolve(name);
        if (Files.exists(child)) {
          next.add(child);
        }
      } else if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(folder, name)) {
          matches.forEach(next::add);
        }
      }
    }
    return next;
  }

  /** Returns a path whose leading {@code ~} is the user's home. */
  static String withHome(String path) {
    return path.equals("~") || path.startsWith("~/")
        ? System.getProperty("user.home") + path.substring(1)
        : path;
  }

  /** Returns the files and folders that begin with what is typed; folders end with a slash. */
  public static List<String> complete(String word) {
    int slash = word.lastIndexOf('/') + 1;
    Path folder = Path.of(withHome(word.substring(0, slash))).toAbsolutePath();
    String begin = word.substring(slash);
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> child.getFileName().toString().startsWith(begin))
          .filter(child -> !begin.isEmpty() || !child.getFileName().toString().startsWith("."))
          .map(child -> word.substring(0, slash) + child.getFileName() + slash(child))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String slash(Path path) {
    return Files.isDirectory(path) ? "/" : "";
  }
}
