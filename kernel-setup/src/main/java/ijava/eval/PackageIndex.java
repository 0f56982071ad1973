package ijava.eval;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which jars of a class path hold which packages.
 *
 * <p>javac finds this out by opening every jar, which for Spark's 200 takes half a second of each
 * start. So it is kept in a file, with the name, size and time of each jar; a file that does not
 * fit is made anew. Immutable.
 */
final class PackageIndex {

  private static final String VERSION = "ijava packages 1";

  private final List<Path> jars;
  private final Map<String, int[]> jarsByPackage;

  private PackageIndex(List<Path> jars, Map<String, int[]> jarsByPackage) {
    this.jars = jars;
    this.jarsByPackage = jarsByPackage;
  }

  /**
   * Reads the index of some jars, or makes and keeps it.
   *
   * @param jars the order decides where a package lies in several
   * @param cache where it is kept; null to keep it nowhere
   */
  static PackageIndex of(List<Path> jars, Path cache) {
    List<String> key = keyOf(jars);
    if (cache != null) {
      PackageIndex kept = read(jars, key, cache);
      if (kept != null) {
        return kept;
      }
    }
    PackageIndex made = make(jars);
    if (cache != null) {
      made.write(key, cache);
    }
    return made;
  }

  /** Returns the jars that hold classes of a package, in the order of the class path. */
  List<Path> jarsWith(String packageName) {
    return Arrays.stream(jarsByPackage.getOrDefault(packageName, new int[0]))
        .mapToObj(jars::get)
        .toList();
  }

  /** Returns all packages, in no order. */
  Set<String> packages() {
    return jarsByPackage.keySet();
  }

  private static List<String> keyOf(List<Path> jars) {
    List<String> key = new ArrayList<>();
    key.add(VERSION + " " + Runtime.version().feature());
    for (Path jar : jars) {
      var file = jar.toFile();
      key.add(jar + "\t" + file.length() + "\t" + file.lastModified());
    }
    key.add("");
    return key;
  }

  private static PackageIndex make(List<Path> jars) {
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (int i = 0; i < jars.size(); i++) {
      for (String each : JarClasses.packagesOf(jars.get(i))) {
        found.computeIfAbsent(each, name -> new ArrayList<>(1)).add(i);
      }
    }
    Map<String, int[]> index = new LinkedHashMap<>();
    found.forEach((name, in) -> index.put(name, in.stream().mapToInt(Integer::intValue).toArray()));
    return new PackageIndex(List.copyOf(jars), index);
  }

  /** Returns null if the file is missing, broken or not of these jars. */
  private static PackageIndex read(List<Path> jars, List<String> key, Path cache) {
    try {
      List<String> lines = Files.readAllLines(cache);
      if (lines.size() < key.size() || !lines.subList(0, key.size()).equals(key)) {
        return null;
      }
      Map<String, int[]> index = new LinkedHashMap<>();
      for (String line : lines.subList(key.size(), lines.size())) {
        String[] words = line.split(" ");
        int[] in = new int[words.length - 1];
        for (int i = 0; i < in.length; i++) {
          in[i] = Integer.parseInt(words[i + 1]);
        }
        index.put(words[0], in);
      }
      return new PackageIndex(List.copyOf(jars), index);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private void write(List<String> key, Path cache) {
    List<String> lines = new ArrayList<>(key);
    jarsByPackage.forEach(
        (name, in) -> {
          StringBuilder line = new StringBuilder(name);
          Arrays.stream(in).forEach(jar -> line.append(' ').append(jar));
          lines.add(line.toString());
        });
    try {
      // Aside first: another kernel may read it, or write it too.
      Path aside = Files.createTempFile(cache.toAbsolutePath().getParent(), "packages", ".tmp");
      Files.write(aside, lines);
      try {
        Files.move(aside, cache, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(aside, cache, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      System.getLogger(PackageIndex.class.getName())
          .log(System.Logger.Level.DEBUG, "the next start is no faster: " + cache, e);
    }
  }
}
