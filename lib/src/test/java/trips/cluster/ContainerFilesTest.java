package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {

  @TempDir private Path temp;
  private Path lasting;
  private Path other;
  private Path own;

  @BeforeEach
  void make() throws Exception {
    lasting = Files.createDirectory(temp.resolve("lasting"));
    other = Files.writeString(temp.resolve("other.jar"), "other");
    own = Files.createDirectories(temp.resolve("own/trips"));
    Files.writeString(own.resolve("A.class"), "a");
  }

  private ContainerFiles in(Path folder, Path entry) throws Exception {
    return ContainerFiles.in(folder, temp, List.of(other, entry), 1);
  }

  @Test
  void in_sameCodeInAFolderAndInAJar_isTheSameJar() throws Exception {
    ContainerFiles ofFolder = in(lasting, own.getParent());
    byte[] bytes = Files.readAllBytes(ofFolder.classPath().get(1));
    Path jar = temp.resolve("own.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("META-INF/MANIFEST.MF", "trips/", "trips/A.class")) {
        out.putNextEntry(new ZipEntry(name));
        out.write((name.endsWith("A.class") ? "a" : "").getBytes());
      }
    }
    Files.delete(ofFolder.classPath().get(1));

    ContainerFiles ofJar = in(lasting, jar);

    assertThat(ofJar).isEqualTo(ofFolder);
    assertThat(ofJar.classPath()).first().isEqualTo(other);
    assertThat(ofJar.classPath().get(1)).hasBinaryContent(bytes);
    assertThat(Files.getLastModifiedTime(ofJar.classPath().get(1)).toMillis()).isZero();
  }

  @Test
  void in_otherCode_hasOtherFilesAndTheOldArchiveGoes() throws Exception {
    ContainerFiles old = in(lasting, own.getParent());
    Files.writeString(old.archive(), "classes");
    assertThat(in(lasting, own.getParent())).isEqualTo(old);
    assertThat(old.archive()).exists();
    Files.writeString(own.resolve("A.class"), "b");

    ContainerFiles fresh = in(lasting, own.getParent());

    assertThat(fresh.classPath()).isNotEqualTo(old.classPath());
    assertThat(fresh.archive()).isNotEqualTo(old.archive());
    assertThat(old.archive()).doesNotExist();
    assertThat(old.classPath().get(1)).exists();
  }

  @Test
  void in_otherJarOfSameSize_hasOtherFiles() throws Exception {
    ContainerFiles old = in(lasting, own.getParent());
    Files.setLastModifiedTime(other, FileTime.fromMillis(1));

    assertThat(in(lasting, own.getParent()).archive()).isNotEqualTo(old.archive());
  }

  @Test
  void in_folderThatIsNotThere_goesElsewhere() throws Exception {
    ContainerFiles files = in(temp.resolve("none"), own.getParent());

    assertThat(files.archive().getParent()).isEqualTo(temp);
    assertThat(files.classPath().get(1)).exists().hasParent(temp);
  }
}
