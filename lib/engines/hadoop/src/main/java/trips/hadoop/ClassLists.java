package trips.hadoop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that the maps and reduces of a job have loaded, as their JVMs have noted them. The
 * job's master loads them, too, so that the archive that its JVM writes at its end serves all
 * containers of the next jobs.
 */
final class ClassLists {

  /** The property with the folder of the lists; none where no archive is wanted. */
  static final String PROPERTY = "trips.class.lists";

  private ClassLists() {}

  static void load(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".classes")).toList()) {
        Files.readAllLines(file).forEach(ClassLists::load);
      }
    } catch (IOException e) {
      // An archive of fewer classes is of some use.
      System.err.println("no lists of classes: " + e);
    }
  }

  /** A line is {@code name source: file:…}; what has another source cannot be archived. */
  private static void load(String line) {
    List<String> words = List.of(line.split(" "));
    if (words.size() < 3 || !words.get(2).startsWith("file:") && !words.get(2).startsWith("jrt:")) {
      return;
    }
    try {
      Class.forName(words.get(0), false, ClassLists.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // One of the job's own, which other jobs do not have.
      return;
    }
  }
}
