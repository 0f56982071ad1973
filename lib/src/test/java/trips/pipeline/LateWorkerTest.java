package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.TestPostgres;

/** Workers that are away for a while, and runs whose process has gone. */
class LateWorkerTest {

  @TempDir private Path folder;

  /** The first try of its task waits for ever; the next ones end at once. */
  public static final class HangsOnce implements PipelineDefinition {
    @Override
    public Pipeline define(PipelineStore store) {
      return Pipeline.named("hangs")
          .task(
              "a",
              ctx -> {
                if (ctx.attempt() == 1) {
                  ctx.log("hangs");
                  Thread.sleep(600_000);
                }
                ctx.result(ctx.worker());
              })
          .pool("one", 1)
          .store(store)
          .build();
    }
  }

  @Test
  void workerStoppedAndContinued_anotherRunsTheTaskAndTheLateOneIsRefused() throws Exception {
    try (TestPostgres postgres = TestPostgres.start()) {
      try (PipelineStore store = store(postgres);
          PipelineWorker late = PipelineWorker.start(HangsOnce.class, store)) {
        Pipeline pipeline = new HangsOnce().define(store);
        pipeline.submit(Map.of());
        TestStores.await(() -> stateOf(pipeline) == State.RUNNING, () -> pipeline.last());
        signal("STOP", late);

        try (Worker other = pipeline.start()) {
          TestStores.await(() -> stateOf(pipeline) == State.SUCCEEDED, () -> pipeline.last());
          signal("CONT", late);
          TestStores.await(() -> late.log().contains("came too late"), late::log);

          TaskRun task = pipeline.last().task("a");
          assertThat(task.result()).isEqualTo(other.name());
          assertThat(task.tries())
              .extracting(Try::state)
              .containsExactly(State.LOST, State.SUCCEEDED);
          assertThat(task.tries().get(0).error()).contains("not heard of for 800 ms");
        }
      }
    }
  }

  @Test
  void workerStoppedAndContinued_anotherPipelineGetsItsSlotMeanwhile() throws Exception {
    try (TestPostgres postgres = TestPostgres.start()) {
      try (PipelineStore store = store(postgres);
          PipelineWorker late = PipelineWorker.start(HangsOnce.class, store)) {
        Pipeline pipeline = new HangsOnce().define(store);
        Pipeline other =
            Pipeline.named("other").task("a", ctx -> {}).pool("one", 1).store(store).build();
        pipeline.submit(Map.of());
        TestStores.await(() -> stateOf(pipeline) == State.RUNNING, () -> pipeline.last());
        signal("STOP", late);

        other.submit(Map.of());
        try (Worker here = other.start()) {
          here.wake();
          TestStores.await(() -> stateOf(other) == State.SUCCEEDED, () -> other.last());
        }
        signal("CONT", late);
        TestStores.await(() -> late.log().contains("came too late"), late::log);
        TestStores.await(() -> stateOf(pipeline) == State.SUCCEEDED, () -> pipeline.last());

        assertThat(pipeline.last().task("a").tries())
            .extracting(Try::state)
            .containsExactly(State.LOST, State.SUCCEEDED);
      }
    }
  }

  private static PipelineStore store(TestPostgres postgres) {
    return PipelineStore.at(postgres.url() + "?user=" + postgres.settings().get("user"))
        .heartbeat(Duration.ofMillis(200));
  }

  private static State stateOf(Pipeline pipeline) {
    return pipeline.last().task("a").state();
  }

  private static void signal(String name, PipelineWorker worker) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(worker.pid())).start().waitFor();
  }

  @Test
  void close_bodyRuns_isLostAndRunsElsewhereWithoutUsingUpARetry() throws Exception {
    try (PipelineStore store = PipelineStore.at(folder.resolve("runs"))) {
      Pipeline pipeline = new HangsOnce().define(store);
      pipeline.submit(Map.of());
      try (Worker first = pipeline.start()) {
        TestStores.await(() -> stateOf(pipeline) == State.RUNNING, () -> pipeline.last());
        assertThat(first.toString()).contains("of pipeline hangs");
      }
      List<Try> tries = pipeline.last().task("a").tries();
      assertThat(tries).extracting(Try::state).containsExactly(State.LOST);
      assertThat(tries.get(0).error()).contains("was stopped");

      try (Worker second = pipeline.start()) {
        second.wake();
        TestStores.await(() -> stateOf(pipeline) == State.SUCCEEDED, () -> pipeline.last());
      }
    }
  }

  /** As a killed JVM leaves it: made, begun, and silent. */
  private static String leftBehind(Pipeline pipeline) {
    String runId =
        new RunMaker(pipeline.definition(), pipeline.store())
            .create(ZonedDateTime.now(), Map.of(), RunMaker.Where.PRIVATE)
            .orElseThrow();
    new Ledger(pipeline.definition(), pipeline.store()).begin(runId, "a", "gone");
    return runId;
  }

  @Test
  void rerun_processOfARunHasGone_takesItOver() {
    ShiftedClock clock = new ShiftedClock(Instant.now());
    try (PipelineStore memory = TestStores.inMemory()) {
      PipelineStore store = memory.with(memory.timing().withClock(clock));
      Pipeline pipeline = new HangsOnce().define(store);
      String runId = leftBehind(pipeline);
      assertThatThrownBy(() -> pipeline.rerun(runId))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process runs it");
      clock.forward(store.timing().silence().plusMillis(1));

      PipelineRun run = pipeline.rerun(runId);

      assertThat(run.state()).isEqualTo(State.SUCCEEDED);
      assertThat(run.task("a").tries())
          .extracting(Try::state)
          .containsExactly(State.LOST, State.SUCCEEDED);
    }
  }

  @Test
  void await_runWhoseProcessHasGone_doesNotSpeakForIt() throws Exception {
    try (PipelineStore memory = TestStores.inMemory()) {
      // Less than the pause between two pictures.
      PipelineStore store = memory.heartbeat(Duration.ofMillis(50));
      Pipeline pipeline = new HangsOnce().define(store);
      String runId = leftBehind(pipeline);
      Instant before = seen(store, runId);
      CountDownLatch pictures = new CountDownLatch(4);
      Thread waiting =
          new Thread(
              () ->
                  new LocalRun(pipeline.definition(), store)
                      .await(runId, run -> pictures.countDown()));
      waiting.start();
      boolean shown = pictures.await(30, TimeUnit.SECONDS);
      waiting.interrupt();
      waiting.join(30_000);

      assertThat(shown).isTrue();
      assertThat(waiting.isAlive()).isFalse();
      assertThat(seen(store, runId)).isEqualTo(before);
    }
  }

  private static Instant seen(PipelineStore store, String runId) {
    return store.database().transaction(c -> RunRows.lock(c, runId).orElseThrow().header().seen());
  }

  @Test
  void ownName_always_isShortAndStays() {
    assertThat(Worker.ownName()).matches("jvm-[a-z0-9]{4}").isEqualTo(Worker.ownName());
  }
}
