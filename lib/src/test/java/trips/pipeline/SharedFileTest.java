package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void singleTask_calledTaskByTask_passesResultsAndSaysHowItEnded() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String date = "2020-03-01T03:00:00-05:00";
    try (PipelineStore store = PipelineStore.at(folder.resolve("runs"))) {
      assertThat(task(store, out, AirflowDefinition.class, "first", date)).isZero();
      assertThat(task(store, out, AirflowDefinition.class, "second", date)).isOne();
      assertThat(task(store, out, AirflowDefinition.class, "second", date, "--param", "limit=5"))
          .isOne();
      assertThat(task(store, out, AirflowDefinition.class, "thrid", date)).isEqualTo(2);
      assertThat(PipelineTask.run(List.of(DEFINITION), store, out)).isEqualTo(2);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("logged 42")
        .contains("airflow/first SUCCEEDED for 2020-03-01T08:00Z")
        .contains("airflow/second FAILED for 2020-03-01T08:00Z: got 42 and 7")
        .contains("did you mean 'third'?")
        .contains("usage: PipelineTask");
  }

  private static int task(
      PipelineStore store,
      PrintStream out,
      Class<?> type,
      String task,
      String date,
      String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of(type.getName(), task, "--logical-date", date));
    arguments.addAll(List.of(more));
    return PipelineTask.run(arguments, store, out);
  }

  /** As Airflow would call it. */
  public static final class AirflowDefinition implements PipelineDefinition {
    @Override
    public Pipeline define(PipelineStore store) {
      return Pipeline.named("airflow")
          .param("limit", 7)
          .task(
              "first",
              ctx -> {
                ctx.log("logged 42");
                ctx.result(42);
              })
          .task(
              "second",
              ctx -> {
                throw new Exception("got " + ctx.resultOf("first") + " and " + ctx.param("limit"));
              })
          .after("first")
          .retry(3, Duration.ofMinutes(1))
          .task("third", ctx -> {})
          .after("second")
          .store(store)
          .build();
    }
  }
}
