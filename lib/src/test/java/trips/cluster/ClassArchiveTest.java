package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClassArchiveTest {

  private final ClassArchive archive = new ClassArchive(Path.of("folder"));

  @Test
  void options_firstJob_recordsAndOthersUse() {
    ClassArchive.Options first = archive.options();
    ClassArchive.Options second = archive.options();

    assertThat(first.record()).isTrue();
    assertThat(first.ofMaster()).contains("-XX:ArchiveClassesAtExit=" + file());
    assertThat(first.ofTasks()).noneMatch(option -> option.startsWith("-XX:"));
    assertThat(second.record()).isFalse();
    assertThat(second.ofMaster()).contains("-XX:SharedArchiveFile=" + file());
    assertThat(second.ofTasks()).contains("-XX:SharedArchiveFile=" + file());
  }

  @Test
  void options_afterAFailedRecording_recordAgain() {
    archive.options().failed();

    ClassArchive.Options second = archive.options();
    archive.options().failed();

    assertThat(second.record()).isTrue();
    assertThat(archive.options().record()).isFalse();
  }

  private static Path file() {
    return Path.of("folder", "containers.jsa");
  }
}
