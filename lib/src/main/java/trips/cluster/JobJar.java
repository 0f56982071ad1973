package trips.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * The jar of a job: the classes that its containers need and do not have. Those of cells come from
 * the folder in which the kernel keeps them for other JVMs.
 *
 * @param places jars, and folders with classes
 */
record JobJar(Set<Path> places) {

  /** Where the kernel has the classes of cells, as Spark's executors know it. */
  private static final String CELLS = "spark.repl.class.outputDir";

  /**
   * Returns the jar of a job, which may be empty.
   *
   * @throws IllegalArgumentException if a class cannot be sent
   */
  static JobJar of(Configuration job) {
    Set<Path> places = new LinkedHashSet<>();
    for (Map.Entry<String, String> each : job) {
      // Hadoop has such settings for dozens of purposes, such as comparators of keys.
      if (each.getKey().contains("class")) {
        for (String name : job.getTrimmedStrings(each.getKey())) {
          Class<?> type = job.getClassByNameOrNull(name);
          if (type != null && !isThere(type)) {
            places.add(placeOf(type));
          }
        }
      }
    }
    return new JobJar(places);
  }

  void write(Path jar) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path place : places) {
        if (Files.isDirectory(place)) {
          addFolder(place, out, names);
        } else {
          // Hadoop puts what lies in lib/ of a job's jar on the class path.
          add("lib/" + place.getFileName(), place, out, names);
        }
      }
    }
  }

  /** Returns whether containers have the class: Java's, Hadoop's and this library's. */
  private static boolean isThere(Class<?> type) {
    return type.getClassLoader() == null
        || type.getName().startsWith("org.apache.hadoop.")
        || source(type) != null && source(type).equals(source(JobJar.class));
  }

  private static CodeSource source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource();
  }

  private static Path placeOf(Class<?> type) {
    CodeSource source = source(type);
    if (source != null && source.getLocation() != null) {
      try {
        Path place = Path.of(source.getLocation().toURI());
        if (Files.exists(place)) {
          return place;
        }
      } catch (URISyntaxException | IllegalArgumentException e) {
        // Not a file: then it is a class of a cell, or none that could be sent.
        return cells(type);
      }
    }
    return cells(type);
  }

  private static Path cells(Class<?> type) {
    String folder = System.getProperty(CELLS);
    if (folder == null
        || !Files.exists(Path.of(folder, type.getName().replace('.', '/') + ".class"))) {
      throw new IllegalArgumentException(
          "the class "
              + type.getName()
              + " is in no file that could go to the cluster; define it in a cell or in a jar");
    }
    return Path.of(folder);
  }

  private static void addFolder(Path folder, JarOutputStream out, Set<String> names)
      throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      add(folder.relativize(file).toString().replace('\\', '/'), file, out, names);
    }
  }

  private static void add(String name, Path file, JarOutputStream out, Set<String> names)
      throws IOException {
    if (names.add(name)) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(file, out);
      out.closeEntry();
    }
  }
}
