package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trips.cluster.Daemon;

/** An H2 file that several processes share. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedFileTest {

  private static final String DEFINITION = DiamondDefinition.class.getName();

  @TempDir private Path folder;

  @Test
  void twoProcesses_oneFile_shareTheTasks() throws Exception {
    try (PipelineStore store =
            PipelineStore.at(folder.resolve("own").resolve("runs"))
                .heartbeat(Duration.ofSeconds(1));
        PipelineWorker worker = PipelineWorker.start(DiamondDefinition.class, store)) {
      Pipeline pipeline = new DiamondDefinition().define(store);
      for (int i = 0; i < 20; i++) {
        pipeline.submit(Map.of());
      }
      try (Worker here = pipeline.start()) {
        TestStores.await(() -> ended(pipeline) == 20, () -> pipeline.history(20) + worker.log());

        assertThat(workers(pipeline)).contains(here.name(), worker.name());
        // Another JVM has a worker-1, too.
        assertThat(worker.name()).matches("worker-[0-9]+-" + here.name().replace("jvm-", ""));
        assertThat(pipeline.history(20).runs())
            .extracting(PipelineRun::state)
            .containsOnly(State.SUCCEEDED);
      }
    }
  }

  @Test
  void processThatServesTheFile_killed_othersGoOn() throws Exception {
    String url =
        "jdbc:h2:file:"
            + folder.resolve("runs")
            + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000";
    // It opens the file before this process does, so it serves it.
    Process host = host(url);
    try (PipelineStore store = PipelineStore.at(url).heartbeat(Duration.ofMillis(300))) {
      Pipeline pipeline = new DiamondDefinition().define(store);
      for (int i = 0; i < 20; i++) {
        pipeline.submit(Map.of());
      }
      try (Worker here = pipeline.start()) {
        TestStores.await(() -> ended(pipeline) > 0, () -> pipeline.history(20));
        host.destroyForcibly().waitFor();
        TestStores.await(() -> ended(pipeline) == 20, () -> pipeline.history(20) + here.name());
      }
      assertThat(pipeline.history(20).runs())
          .extracting(PipelineRun::state)
          .containsOnly(State.SUCCEEDED);
    } finally {
      host.destroyForcibly();
    }
  }

  private Process host(String url) throws Exception {
    Path ready = folder.resolve("ready");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            DEFINITION,
            "host",
            "300",
            ready.toString());
    builder.environment().put(PipelineStore.VARIABLE, url);
    Process host =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("host.log").toFile())
            .start();
    TestStores.await(() -> Files.exists(ready), () -> "no worker");
    return host;
  }

  private static long ended(Pipeline pipeline) {
    return pipeline.history(20).runs().stream().filter(run -> run.state().isEnd()).count();
  }

  private static List<String> workers(Pipeline pipeline) {
    return pipeline.history(20).runs().stream()
        .flatMap(run -> run.tasks().stream())
        .flatMap(task -> task.tries().stream())
        .map(Try::worker)
        .distinct()
        .toList();
  }

  @Test
  void close_thenOpen_keepsRuns() {
    Path file = folder.resolve("runs");
    PipelineRun run;
    try (PipelineStore store = PipelineStore.at(file)) {
      run = new DiamondDefinition().define(store).run();
    }
    try (PipelineStore store = PipelineStore.at(file)) {
      assertThat(new DiamondDefinition().define(store).last()).isEqualTo(run);
    }
  }

  @Test
  void ownFolder_isThereForOthersToo_isOnlyForThisUserFromThenOn() throws Exception {
    Path made = Files.createDirectory(folder.resolve("pipelines"));
    assumeTrue(Files.getFileStore(made).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(PipelineStore.ownFolder(folder)).isEqualTo(made);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
  }

  @Test
  void start_processThatCannotBeStarted_leavesNoFolder() throws Exception {
    Path own = Files.createDirectory(folder.resolve("worker"));
    Files.createFile(own.resolve("w"));
    Daemon.Plan plan = new Daemon.Plan(own, "w", "", List.of(), Map.of(), List.of());

    assertThatThrownBy(() -> PipelineWorker.start(own, plan)).isInstanceOf(IOException.class);

    assertThat(own).doesNotExist();
  }

  @Test
  void at_otherDatabase_saysWhatIsAllowed() {
    assertThatThrownBy(() -> PipelineStore.at("jdbc:mysql://u:secret@db/x?password=secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PostgreSQL")
        .hasMessageContaining("H2")
        .hasMessageNotContaining("secret");
  }

  @Test
  void launch_storeInMemory_isRefused() {
    try (PipelineStore store = TestStores.inMemory()) {
      assertThatThrownBy(() -> PipelineWorker.start(DiamondDefinition.class, store))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("in memory");
    }
  }

  @Test
  void launch_lambda_saysThatAClassIsNeeded() {
    try (PipelineStore store = PipelineStore.at(folder.resolve("runs"))) {
      PipelineDefinition lambda = each -> Pipeline.named("x").task("a", ctx -> {}).build();

      assertThatThrownBy(() -> PipelineWorker.start(lambda.getClass(), store))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("write a class of its own");
    }
  }
}
