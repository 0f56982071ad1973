package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs in this JVM, on a store in memory. */
class PipelineTest {

  private final PipelineStore store = TestStores.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private PipelineBuilder pipeline() {
    return Pipeline.named("daily").store(store);
  }

  @Test
  void run_diamond_keepsOrderAndResults() {
    List<String> order = new java.util.concurrent.CopyOnWriteArrayList<>();
    Pipeline pipeline =
        pipeline()
            .task("ingest", ctx -> ctx.result(20L))
            .task("clean", ctx -> ctx.result((Long) ctx.resultOf("ingest") + 1))
            .after("ingest")
            .task("count", ctx -> ctx.result(2.5))
            .after("ingest")
            .task(
                "report",
                ctx -> {
                  order.add(ctx.resultOf("ingest") + " " + ctx.resultOf("clean"));
                  order.add(String.valueOf(ctx.resultOf("count")));
                })
            .after("count", "clean")
            .build();

    PipelineRun run = pipeline.run();

    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.tasks()).extracting(TaskRun::state).containsOnly(State.SUCCEEDED);
    assertThat(order).containsExactly("20 21", "2.5");
    for (TaskRun task : run.tasks()) {
      assertThat(task.tries()).hasSize(1);
      for (String parent : task.after()) {
        assertThat(task.tries().get(0).started())
            .isAfterOrEqualTo(run.task(parent).tries().get(0).ended());
      }
    }
    assertThat(run.task("report").result()).isNull();
    assertThat(pipeline.last()).isEqualTo(run);
  }

  @Test
  void params_givenAndDefault_reachTheBody() {
    ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();
    Pipeline pipeline =
        pipeline()
            .param("month", "2020-03")
            .param("limit", 5L)
            .task(
                "a",
                ctx -> {
                  seen.add(ctx.param("month"));
                  seen.add(ctx.param("limit"));
                })
            .build();

    PipelineRun run = pipeline.run(Map.of("month", "2020-04"));

    assertThat(seen).containsExactly("2020-04", 5L);
    assertThat(run.params()).containsEntry("month", "2020-04").containsEntry("limit", 5L);
    assertThatThrownBy(() -> pipeline.run(Map.of("monht", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'monht'")
        .hasMessageContaining("did you mean 'month'?");
  }

  @Test
  void result_tooLargeOrOfAnotherType_failsTheTaskWithWhatIsAllowed() {
    Pipeline pipeline =
        pipeline()
            .task("large", ctx -> ctx.result("x".repeat(4_097)))
            .task("list", ctx -> ctx.result(List.of(1)))
            .task("other", ctx -> ctx.resultOf("large"))
            .build();

    PipelineRun run = pipeline.run();

    assertThat(run.task("large").reason()).contains("4097 bytes").contains("at most 4096");
    assertThat(run.task("list").reason()).contains("keep a String, a Number, a Boolean or null");
    assertThat(run.task("other").reason()).contains("it is not before this one");
  }

  @Test
  void log_tooLong_isCutAndSaysSo() {
    Pipeline pipeline =
        pipeline()
            .task(
                "chatty",
                ctx -> {
                  ctx.log("y".repeat(1_500));
                  for (int i = 0; i < 300; i++) {
                    ctx.log("line %d%%", i);
                  }
                })
            .build();

    List<String> log = pipeline.run().task("chatty").tries().get(0).log();

    assertThat(log).hasSize(201);
    assertThat(log.get(0)).endsWith("… (cut: 1500 characters, 1000 are kept)");
    assertThat(log.get(1)).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} line 0%");
    assertThat(log.get(200)).isEqualTo("… (cut: 101 more lines, the first 200 are kept)");
  }

  @Test
  void runFor_sameTimeTwice_runsOnce() {
    AtomicInteger runs = new AtomicInteger();
    Pipeline pipeline = pipeline().task("a", ctx -> runs.incrementAndGet()).build();
    ZonedDateTime time = ZonedDateTime.of(2020, 3, 1, 3, 0, 0, 0, ZoneId.of("America/New_York"));

    PipelineRun run = pipeline.runFor(time);

    assertThat(run.logicalTime()).isEqualTo(time);
    assertThat(pipeline.runFor(time)).isEqualTo(run);
    assertThat(runs).hasValue(1);
  }

  @Test
  void run_listener_seesGrowthAtMostFiveTimesASecondAndTheEnd() {
    ConcurrentLinkedQueue<PipelineRun> seen = new ConcurrentLinkedQueue<>();
    Pipeline pipeline =
        pipeline().task("a", ctx -> Thread.sleep(500)).task("b", ctx -> {}).after("a").build();
    Instant start = Instant.now();

    PipelineRun run = pipeline.run(Map.of(), seen::add);

    long tenths = Duration.between(start, Instant.now()).toMillis() / 100;
    assertThat(seen).extracting(PipelineRun::state).contains(State.RUNNING);
    assertThat(seen).last().isEqualTo(run);
    assertThat((long) seen.size()).isLessThanOrEqualTo(tenths / 2 + 2);
  }

  @Test
  void pool_twoSlots_noMoreThanTwoAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    PipelineBuilder builder = pipeline();
    for (int i = 0; i < 6; i++) {
      builder
          .task(
              "t" + i,
              ctx -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(30);
                now.decrementAndGet();
              })
          .pool("database", 2);
    }

    PipelineRun run = builder.build().run();

    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(most).hasValue(2);
  }

  @Test
  void await_submittedRun_isDoneByAWorker() {
    Pipeline pipeline =
        Pipeline.named("shared").task("a", ctx -> ctx.result(7)).store(store).build();
    PipelineRun submitted = pipeline.submit();
    assertThat(submitted.task("a").tries()).isEmpty();

    try (Worker worker = pipeline.start()) {
      PipelineRun run = pipeline.await(submitted);

      assertThat(run.id()).isEqualTo(submitted.id());
      assertThat(run.state()).isEqualTo(State.SUCCEEDED);
      assertThat(run.task("a").tries().get(0).worker()).isEqualTo(worker.name());
    }
  }

  @Test
  void await_runOfAnotherPipeline_isRefused() {
    PipelineRun run = Pipeline.named("one").task("a", ctx -> {}).store(store).build().run();

    Pipeline other = Pipeline.named("other").task("a", ctx -> {}).store(store).build();
    assertThatThrownBy(() -> other.await(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of pipeline 'one', not 'other'");
  }

  @Test
  void history_runs_oldestFirst() {
    Pipeline pipeline = pipeline().task("a", ctx -> {}).build();
    pipeline.run();
    PipelineRun second = pipeline.run();
    PipelineRun third = pipeline.run();

    History history = pipeline.history(2);

    assertThat(history.runs()).containsExactly(second, third);
    assertThat(history.tasks()).containsExactly("a");
  }

  @Test
  void last_noRun_saysWhatToDo() {
    Pipeline pipeline = pipeline().task("a", ctx -> {}).build();

    assertThatThrownBy(pipeline::last)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'daily' has no run")
        .hasMessageContaining("run() it first");
  }
}
