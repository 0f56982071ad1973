package ijava.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFilesTest {

  @TempDir Path folder;

  @Test
  void list_packageInTwoJars_namesTheClassesOfBothInOrder() throws IOException {
    Path first = jar("first.jar", "a/One.class", "a/b/Two.class");
    Path second = jar("second.jar", "a/Three.class", "a/One.class");

    assertEquals(List.of("a.One", "a.Three", "a.One"), list(of(first, second), "a", false));
  }

  @Test
  void list_withSubpackages_namesThoseToo() throws IOException {
    Path jar = jar("some.jar", "a/One.class", "a/b/Two.class", "ab/Other.class");

    assertEquals(List.of("a.One", "a.b.Two"), list(of(jar), "a", true));
  }

  @Test
  void list_unnamedPackageAndOtherFiles_areLeftOut() throws IOException {
    Path jar =
        jar("some.jar", "module-info.class", "Top.class", "a/readme.txt", "META-INF/X.class");

    assertEquals(List.of(), list(of(jar), "", true));
  }

  @Test
  void list_jarForSeveralVersions_takesTheFileOfThisVersion() throws IOException {
    Path jar = folder.resolve("many.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n");
      put(out, "a/One.class", "old");
      put(out, "META-INF/versions/11/a/One.class", "new");
      put(out, "META-INF/versions/99/a/One.class", "of a Java to come");
    }

    List<JavaFileObject> found = of(jar).list("a", false);

    assertEquals(1, found.size());
    assertArrayEquals("new".getBytes(), found.get(0).openInputStream().readAllBytes());
  }

  @Test
  void list_folder_seesClassesThatAreAddedLater() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes/a/b")).getParent().getParent();
    ClassPathFiles files = of(classes);
    assertEquals(List.of(), list(files, "a.b", false));

    Files.writeString(classes.resolve("a/b/New.class"), "");

    assertEquals(List.of("a.b.New"), list(files, "a.b", false));
  }

  @Test
  void set_longerClassPath_addsWhatIsNew() throws IOException {
    Path first = jar("first.jar", "a/One.class");
    Path second = jar("second.jar", "a/Two.class");
    ClassPathFiles files = of(first);

    files.set(List.of(first, second));

    assertEquals(List.of(first, second), files.entries());
    assertEquals(List.of("a.One", "a.Two"), list(files, "a", false));
  }

  @Test
  void list_fileThatIsNoJar_isPassedOver() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");
    Path good = jar("good.jar", "a/One.class");

    assertEquals(List.of("a.One"), list(of(broken, good), "a", false));
  }

  @Test
  void list_secondTime_readsTheIndexThatTheFirstHasKept() throws IOException {
    Path cache = folder.resolve("packages");
    Path jar = jar("some.jar", "a/One.class");
    list(new ClassPathFiles(List.of(jar), cache), "a", false);
    // What stands there now is believed, since the jar is the same.
    Files.writeString(cache, Files.readString(cache).replace("\na 0", "\nb 0"));

    assertEquals(List.of(), list(new ClassPathFiles(List.of(jar), cache), "a", false));
  }

  @Test
  void list_jarHasChanged_makesTheIndexAnew() throws IOException {
    Path cache = folder.resolve("packages");
    Path jar = jar("some.jar", "a/One.class");
    list(new ClassPathFiles(List.of(jar), cache), "a", false);

    jar("some.jar", "b/Two.class", "b/Three.class");

    assertEquals(
        List.of("b.Two", "b.Three"), list(new ClassPathFiles(List.of(jar), cache), "b", false));
    assertTrue(Files.readString(cache).endsWith("\nb 0" + System.lineSeparator()));
  }

  @Test
  void list_brokenIndex_makesItAnew() throws IOException {
    Path cache = folder.resolve("packages");
    Path jar = jar("some.jar", "a/One.class");
    list(new ClassPathFiles(List.of(jar), cache), "a", false);
    Files.writeString(cache, Files.readString(cache).replace("\na 0", "\na none"));

    assertEquals(List.of("a.One"), list(new ClassPathFiles(List.of(jar), cache), "a", false));
  }

  @Test
  void list_noPlaceForTheIndex_worksWithoutIt() throws IOException {
    Path jar = jar("some.jar", "a/One.class");
    Path nowhere = folder.resolve("missing/packages");

    assertEquals(List.of("a.One"), list(new ClassPathFiles(List.of(jar), nowhere), "a", false));
  }

  private static ClassPathFiles of(Path... entries) {
    return new ClassPathFiles(List.of(entries), null);
  }

  private static List<String> list(ClassPathFiles files, String packageName, boolean deep)
      throws IOException {
    return files.list(packageName, deep).stream()
        .map(each -> ((ClassFile) each).binaryName())
        .toList();
  }

  private Path jar(String name, String... entries) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : entries) {
        put(out, entry, "");
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, String content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content.getBytes());
    out.closeEntry();
  }
}
