package ijava.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A folder or an archive with source files, in folders named like their packages. */
final class SourceTree {

  /** Reads files of one tree that is open. */
  private interface Reader {

    /** Returns a file's text, or null if there is no such file. */
    String text(String name) throws IOException;

    /** Returns the names of the Scala files in a folder. */
    List<String> scalaFiles(String folder) throws IOException;
  }

  private SourceTree() {}

  /**
   * Returns what a tree has of a declaration.
   *
   * @param tree a folder, or a jar or zip
   * @param below where packages begin in it: empty, or a folder that ends with {@code /}
   * @throws IOException if the tree cannot be read
   */
  static Optional<SourceDoc> find(Path tree, String below, DocQuery query) throws IOException {
    if (Files.isDirectory(tree)) {
      return find(new InFolder(tree), below, query);
    }
    try (ZipFile zip = new ZipFile(tree.toFile())) {
      return find(new InArchive(zip), below, query);
    }
  }

  private static Optional<SourceDoc> find(Reader tree, String below, DocQuery query)
      throws IOException {
    String file = below + query.topLevel().replace('.', '/');
    String java = tree.text(file + ".java");
    if (java != null) {
      return JavaSource.find(java, query);
    }
    String scala = tree.text(file + ".scala");
    if (scala != null) {
      return ScalaSource.find(scala, query);
    }
    // A file of Scala may have any name.
    Pattern declares =
        Pattern.compile(
            "\\b(?:class|object|trait|enum)\\s+" + Pattern.quote(query.typePath().get(0)) + "\\b");
    for (String each : tree.scalaFiles(file.substring(0, file.lastIndexOf('/') + 1))) {
      String text = tree.text(each);
      if (declares.matcher(text).find()) {
        return ScalaSource.find(text, query);
      }
    }
    return Optional.empty();
  }

  private record InFolder(Path root) implements Reader {

    @Override
    public String text(String name) throws IOException {
      Path file = root.resolve(name);
      return Files.isRegularFile(file) ? Files.readString(file) : null;
    }

    @Override
    public List<String> scalaFiles(String folder) throws IOException {
      Path in = root.resolve(folder);
      if (!Files.isDirectory(in)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(in)) {
        return files
            .map(each -> folder + each.getFileName())
            .filter(each -> each.endsWith(".scala"))
            .sorted()
            .toList();
      }
    }
  }

  private record InArchive(ZipFile zip) implements Reader {

    @Override
    public String text(String name) throws IOException {
      ZipEntry entry = zip.getEntry(name);
      return entry == null
          ? null
          : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public List<String> scalaFiles(String folder) {
      List<String> names = new ArrayList<>();
      zip.stream()
          .map(ZipEntry::getName)
          .filter(each -> each.startsWith(folder) && each.endsWith(".scala"))
          .filter(each -> each.indexOf('/', folder.length()) < 0)
          .forEach(names::add);
      return names;
    }
  }
}
