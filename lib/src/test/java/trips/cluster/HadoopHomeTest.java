package trips.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HadoopHomeTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void close_programThatLooksAtAFile_isLeftAlone() throws Exception {
    HadoopHome home = HadoopHome.create(2);
    String file = home.shared().resolve("core-site.xml").toString();
    Process viewer = new ProcessBuilder("tail", "-f", file).start();
    try {
      assertThat(viewer.inputReader().readLine()).isNotNull();

      home.close();

      assertThat(Files.exists(home.folder())).isFalse();
      assertThat(viewer.isAlive()).isTrue();
    } finally {
      viewer.destroyForcibly().waitFor();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void close_containerWithoutItsNodeManager_isKilled() throws Exception {
    HadoopHome home = HadoopHome.create(2);
    String own = String.valueOf(ProcessHandle.current().pid());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + home.folder());
    command.addAll(List.of(JobSettings.MAIN, own, Stays.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .put("CLASSPATH", home.containerClassPath() + ":" + System.getProperty("java.class.path"));
    Process container = builder.start();
    assertThat(container.inputReader().readLine()).isEqualTo(OwnerProcess.READY);

    home.close();

    assertThat(container.onExit()).succeedsWithin(Waiting.PATIENCE);
  }

  /** A task that does not end. */
  static final class Stays {

    public static void main(String[] arguments) throws Exception {
      System.out.println(OwnerProcess.READY);
      Thread.currentThread().join();
    }
  }

  @Test
  void inNewFolder_makerFails_leavesNoFolder() {
    List<Path> made = new ArrayList<>();

    assertThatThrownBy(
            () ->
                ClusterHome.inNewFolder(
                    "trips-test-",
                    folder -> {
                      made.add(Files.createFile(folder.resolve("settings")).getParent());
                      throw new IOException("no disk left");
                    }))
        .hasMessage("no disk left");

    assertThat(made).hasSize(1).noneMatch(Files::exists);
  }
}
