package ijava.eval;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Lists the names of files, {@code java/util/List.class}, from directories alone. */
final class ClassFiles {

  private ClassFiles() {}

  /** Gives the class files of the JDK's exported packages, a list for each module. */
  static void ofJdk(Consumer<List<String>> to) {
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      Set<String> exported = new HashSet<>();
      for (ModuleDescriptor.Exports each : module.descriptor().exports()) {
        if (!each.isQualified()) {
          exported.add(each.source().replace('.', '/'));
        }
      }
      try (ModuleReader in = module.open();
          Stream<String> names = in.list()) {
        to.accept(
            names
                .filter(n -> n.indexOf('/') > 0)
                .filter(n -> exported.contains(n.substring(0, n.lastIndexOf('/'))))
                .toList());
      } catch (IOException e) {
        ignore(module.descriptor().name(), e);
      }
    }
  }

  /** Gives the class files of a jar or folder; nothing if it cannot be read. */
  static void of(Path entry, Consumer<List<String>> to) {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        to.accept(
            files
                .map(f -> entry.relativize(f).toString().replace('\\', '/'))
                .filter(n -> n.endsWith(".class"))
                .toList());
      } catch (IOException e) {
        ignore(entry, e);
      }
    } else if (Files.isRegularFile(entry)) {
      try (ZipFile jar = new ZipFile(entry.toFile())) {
        to.accept(jar.stream().map(java.util.zip.ZipEntry::getName).toList());
      } catch (IOException e) {
        ignore(entry, e);
      }
    }
  }

  private static void ignore(Object what, IOException e) {
    System.getLogger(ClassFiles.class.getName())
        .log(System.Logger.Level.DEBUG, "not indexed: " + what, e);
  }
}
