package trips.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What containers load their classes from. The name of our own jar and of the archive tells Java,
 * its options and all jars apart, so that an archive that another cluster has left can be used, and
 * none that does not fit.
 *
 * @param classPath jars only
 * @param archive of their classes; it need not be there
 */
record ContainerFiles(List<Path> classPath, Path archive) {

  private static final String PREFIX = "containers-";
  private static final int NAME_BYTES = 12;

  /**
   * Returns the files for a class path.
   *
   * <p>A Java archives no classes of folders, such as those of this library while it is built, and
   * wants each jar to be where it was, as it was. So our own code goes into a jar, always the same
   * for the same code.
   *
   * @param entries the first ones jars of others, then {@code own} folders or jars of ours
   * @param lasting a folder in which the files may stay
   * @param instead where they go if nobody may write there
   */
  static ContainerFiles in(Path lasting, Path instead, List<Path> entries, int own)
      throws IOException {
    List<Path> others = entries.subList(0, entries.size() - own);
    OwnJar jar = OwnJar.of(entries.subList(entries.size() - own, entries.size()));
    String name = PREFIX + name(others, jar);
    Path folder = lasting;
    Path file = folder.resolve(name + ".jar");
    try {
      if (!Files.isReadable(file)) {
        deleteArchives(folder);
        write(jar, file);
      }
    } catch (IOException e) {
      // Another user's checkout, or a disk that cannot be written.
      folder = instead;
      file = folder.resolve(name + ".jar");
      write(jar, file);
    }
    List<Path> classPath = new ArrayList<>(others);
    classPath.add(file);
    return new ContainerFiles(List.copyOf(classPath), folder.resolve(name + ".jsa"));
  }

  private static String name(List<Path> others, OwnJar own) throws IOException {
    List<Object> all = new ArrayList<>();
    all.add(System.getProperty("java.home"));
    all.add(Runtime.version());
    all.addAll(JobSettings.JVM);
    for (Path jar : others) {
      all.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }
    all.addAll(own.contents());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Those of other code or another Java; a JVM that uses one keeps it. */
  private static void deleteArchives(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        String name = each.getFileName().toString();
        if (name.startsWith(PREFIX) && name.endsWith(".jsa")) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static void write(OwnJar jar, Path file) throws IOException {
    writeAtOnce(
        file,
        fresh -> {
          jar.write(fresh);
          // Java compares it with that of the recording.
          Files.setLastModifiedTime(fresh, FileTime.fromMillis(0));
        });
  }

  /** Writes a file anew. */
  interface Writer {
    void write(Path fresh) throws IOException;
  }

  /**
   * Writes a file that stays. Another process may write the same at once: each sees all of the file
   * or nothing, also after a power failure, since a JVM crashes on half an archive.
   */
  static void writeAtOnce(Path file, Writer writer) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), PREFIX, ".new");
    try {
      writer.write(fresh);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.READ)) {
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
