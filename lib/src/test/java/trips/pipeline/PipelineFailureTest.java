package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs in this JVM of which something fails. */
class PipelineFailureTest {

  private final PipelineStore store = TestStores.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private PipelineBuilder pipeline() {
    return Pipeline.named("daily").store(store);
  }

  @Test
  void retry_failsTwice_succeedsWithThirdTryAfterPauses() {
    Pipeline pipeline =
        Pipeline.named("daily")
            .store(store.with(store.timing().withRandom(half())))
            .task(
                "flaky",
                ctx -> {
                  ctx.log("try %d", ctx.attempt());
                  if (ctx.attempt() < 3) {
                    throw new IllegalStateException("no luck");
                  }
                })
            .retry(3, Duration.ofMillis(100))
            .build();

    PipelineRun run = pipeline.run();

    List<Try> tries = run.task("flaky").tries();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(tries)
        .extracting(Try::state)
        .containsExactly(State.FAILED, State.FAILED, State.SUCCEEDED);
    assertThat(tries.get(0).error()).isEqualTo("no luck");
    assertThat(tries.get(1).log().get(0)).endsWith("try 2");
    // Half of 100 ms, then half of 200 ms.
    assertThat(between(tries.get(0), tries.get(1))).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    assertThat(between(tries.get(1), tries.get(2))).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  private static Duration between(Try first, Try second) {
    return Duration.between(first.ended(), second.started());
  }

  private static Random half() {
    return new Random(1) {
      @Override
      public double nextDouble() {
        return 0.5;
      }
    };
  }

  @Test
  void retry_neverSucceeds_failsWithLastErrorAndSkipsChildren() {
    Pipeline pipeline =
        pipeline()
            .task(
                "a",
                ctx -> {
                  throw new java.io.IOException("disk " + ctx.attempt());
                })
            .retry(1, Duration.ofMillis(1))
            .task("b", ctx -> {})
            .after("a")
            .task("c", ctx -> {})
            .after("b")
            .build();

    PipelineRun run = pipeline.run();

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.task("a").tries()).hasSize(2);
    assertThat(run.task("a").reason()).isEqualTo("IOException: disk 2");
    assertThat(run.task("b").state()).isEqualTo(State.SKIPPED);
    assertThat(run.task("b").reason()).isEqualTo("a failed");
    assertThat(run.task("c").reason()).isEqualTo("b was skipped");
  }

  @Test
  void timeout_bodyTakesLonger_isInterruptedAndFails() {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Pipeline pipeline =
        pipeline()
            .task(
                "slow",
                ctx -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    seen.set(e);
                    throw e;
                  }
                })
            .timeout(Duration.ofMillis(150))
            .build();

    PipelineRun run = pipeline.run();

    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    assertThat(run.task("slow").reason()).isEqualTo("took longer than 150 ms");
    assertThat(run.task("slow").tries().get(0).state()).isEqualTo(State.FAILED);
  }

  @Test
  void rules_oneParentFails_eachDoesWhatItSays() {
    Pipeline pipeline =
        pipeline()
            .task(
                "bad",
                ctx -> {
                  throw new Exception("broken");
                })
            .task("good", ctx -> {})
            .task("all", ctx -> {})
            .after("good", "bad")
            .task("any", ctx -> {})
            .after("good", "bad")
            .rule(Rule.ANY_FAILED)
            .task("anyOfGood", ctx -> {})
            .after("good")
            .rule(Rule.ANY_FAILED)
            .task("always", ctx -> {})
            .after("all", "bad")
            .rule(Rule.ALWAYS)
            .build();

    PipelineRun run = pipeline.run();

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.task("all").state()).isEqualTo(State.SKIPPED);
    assertThat(run.task("all").reason()).isEqualTo("bad failed");
    assertThat(run.task("any").state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.task("anyOfGood").state()).isEqualTo(State.SKIPPED);
    assertThat(run.task("anyOfGood").reason()).isEqualTo("none failed of good");
    assertThat(run.task("always").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void rerun_afterFailure_keepsWhatSucceeded() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger luck = new AtomicInteger();
    Pipeline pipeline =
        pipeline()
            .task("a", ctx -> ctx.result(first.incrementAndGet()))
            .task(
                "b",
                ctx -> {
                  if (luck.getAndIncrement() == 0) {
                    throw new Exception("once");
                  }
                  ctx.result((Integer) ctx.resultOf("a") * 10);
                })
            .after("a")
            .task("c", ctx -> {})
            .after("b")
            .build();
    PipelineRun failed = pipeline.run();

    PipelineRun again = pipeline.rerun(failed);
    PipelineRun third = pipeline.rerun(failed.id());

    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(again.id()).isEqualTo(failed.id());
    assertThat(again.state()).isEqualTo(State.SUCCEEDED);
    assertThat(first).hasValue(1);
    assertThat(again.task("b").result()).isEqualTo(10);
    assertThat(again.task("b").tries()).extracting(Try::number).containsExactly(1, 2);
    assertThat(again.task("c").state()).isEqualTo(State.SUCCEEDED);
    assertThat(third).isEqualTo(again);
  }

  @Test
  void rerun_unknownRun_saysWhereIdsAre() {
    Pipeline pipeline = pipeline().task("a", ctx -> {}).build();

    assertThatThrownBy(() -> pipeline.rerun("nonsense"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no run 'nonsense'")
        .hasMessageContaining("history(10)");
  }

  @Test
  void run_interrupted_stopsTheBodyAndFails() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<PipelineRun> result = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Pipeline pipeline =
        pipeline()
            .task(
                "endless",
                ctx -> {
                  ctx.log("begun");
                  started.countDown();
                  new CountDownLatch(1).await();
                })
            .retry(3, Duration.ofMillis(1))
            .task("after", ctx -> {})
            .after("endless")
            .build();
    Thread cell =
        new Thread(
            () -> {
              result.set(pipeline.run());
              flag.set(Thread.currentThread().isInterrupted());
            });
    cell.start();
    started.await();

    cell.interrupt();
    cell.join(30_000);

    PipelineRun run = result.get();
    assertThat(flag.get()).isTrue();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.task("endless").state()).isEqualTo(State.FAILED);
    assertThat(run.task("endless").reason()).isEqualTo("interrupted");
    assertThat(run.task("endless").tries()).hasSize(1);
    assertThat(run.task("endless").tries().get(0).log().get(0)).endsWith("begun");
    assertThat(run.task("after").state()).isEqualTo(State.SKIPPED);
    assertThat(run.task("after").reason()).isEqualTo("interrupted");
  }
}
