package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final byte[] COMPLETE = {1, 2, 3};
  private static final byte[] BEGUN = {0, 0, 3};

  @TempDir Path temp;

  private Path lasting;
  private Path fresh;
  private ClassArchive archive;

  @BeforeEach
  void create() throws IOException {
    Path notes = Files.createDirectories(temp.resolve("notes"));
    fresh = notes.resolve("fresh.jsa");
    lasting = temp.resolve("containers.jsa");
    archive = new ClassArchive(lasting, notes);
  }

  @Test
  void options_firstJob_recordsAndOthersUse() {
    ClassArchive.Options first = archive.options();
    ClassArchive.Options second = archive.options();

    assertThat(first.record()).isTrue();
    assertThat(first.ofMaster()).contains("-XX:ArchiveClassesAtExit=" + fresh);
    assertThat(first.ofTasks()).noneMatch(option -> option.startsWith("-XX:"));
    assertThat(second.record()).isFalse();
    assertThat(second.ofMaster()).contains("-XX:SharedArchiveFile=" + fresh);
    assertThat(second.ofTasks()).contains("-XX:SharedArchiveFile=" + fresh);
  }

  @Test
  void options_afterAFailedRecording_recordAgain() {
    archive.options().failed();

    ClassArchive.Options second = archive.options();
    archive.options().failed();

    assertThat(second.record()).isTrue();
    assertThat(archive.options().record()).isFalse();
  }

  @Test
  void options_archiveIsComplete_isKeptForOtherClusters() throws Exception {
    archive.options();
    Files.write(fresh, COMPLETE);

    ClassArchive.Options second = archive.options();

    assertThat(second.ofTasks()).contains("-XX:SharedArchiveFile=" + lasting);
    assertThat(lasting).hasBinaryContent(COMPLETE);
    ClassArchive.Options other = new ClassArchive(lasting, temp).options();
    assertThat(other.record()).isFalse();
    assertThat(other.ofMaster()).contains("-XX:SharedArchiveFile=" + lasting);
  }

  @Test
  void options_archiveIsBeingWritten_staysWhereItIs() throws Exception {
    archive.options();
    Files.write(fresh, BEGUN);

    ClassArchive.Options second = archive.options();

    assertThat(second.record()).isFalse();
    assertThat(second.ofTasks()).contains("-XX:SharedArchiveFile=" + fresh);
    assertThat(lasting).doesNotExist();
  }

  @Test
  void keep_folderIsGone_leavesItToThisCluster() throws Exception {
    Files.write(fresh, COMPLETE);
    ClassArchive elsewhere =
        new ClassArchive(temp.resolve("gone").resolve("containers.jsa"), fresh.getParent());

    elsewhere.keep();

    assertThat(elsewhere.options().ofMaster()).contains("-XX:ArchiveClassesAtExit=" + fresh);
  }
}
