package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final Path FILE = Path.of("folder", "containers.jsa");

  private final ClassArchive archive = new ClassArchive(FILE, Path.of("notes"));

  @Test
  void options_firstJob_recordsAndOthersUse() {
    ClassArchive.Options first = archive.options();
    ClassArchive.Options second = archive.options();

    assertThat(first.record()).isTrue();
    assertThat(first.ofMaster()).contains("-Dtrips.class.archive=" + FILE);
    assertThat(first.ofTasks()).noneMatch(option -> option.startsWith("-XX:"));
    assertThat(second.record()).isFalse();
    assertThat(second.ofMaster()).contains("-XX:SharedArchiveFile=" + FILE);
    assertThat(second.ofTasks()).contains("-XX:SharedArchiveFile=" + FILE);
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
  void options_archiveOfAnotherCluster_isUsedByAllJobs(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("containers.jsa"));

    ClassArchive.Options first = new ClassArchive(file, folder).options();

    assertThat(first.record()).isFalse();
    assertThat(first.ofMaster()).contains("-XX:SharedArchiveFile=" + file);
  }
}
