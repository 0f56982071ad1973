package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps of a run without any worker: what happens when two come at once, or one too late. */
class LedgerTest {

  private static final TryOutcome WELL = TryOutcome.succeeded(null);

  private final PipelineStore store = TestStores.inMemory();
  private final Pipeline pipeline =
      Pipeline.named("p")
          .task("left", ctx -> {})
          .task("right", ctx -> {})
          .task("child", ctx -> {})
          .after("left", "right")
          .store(store)
          .build();
  private final Ledger ledger = new Ledger(pipeline.definition(), store);

  @AfterEach
  void close() {
    store.close();
  }

  private Ledger.Finish finish(String run, String task, int attempt) {
    return ledger.finish(run, task, attempt, WELL, List.of("line"));
  }

  private long executions(String task) {
    return store
        .database()
        .transaction(
            connection ->
                Sql.query(
                    connection,
                    row -> row.getLong(1),
                    "SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE ?",
                    "%/" + task))
        .get(0);
  }

  @Test
  void finish_bothParentsAtOnce_startsTheChildOnce() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int round = 1; round <= 20; round++) {
        String run = pipeline.submit(Map.of()).id();
        CyclicBarrier together = new CyclicBarrier(2);
        ledger.begin(run, "left", "w");
        ledger.begin(run, "right", "w");
        List<Future<?>> ends =
            List.of("left", "right").stream()
                .<Future<?>>map(
                    task ->
                        two.submit(
                            () -> {
                              together.await();
                              return finish(run, task, 1);
                            }))
                .toList();
        for (Future<?> end : ends) {
          end.get();
        }
        assertThat(executions("child")).isEqualTo(round);
        assertThat(pipeline.last().task("child").state()).isEqualTo(State.QUEUED);
      }
    } finally {
      two.shutdownNow();
    }
  }

  @Test
  void finish_afterAnotherTryBegan_isRefusedButKeepsTheLog() {
    String run = pipeline.submit(Map.of()).id();
    ledger.begin(run, "left", "slow");
    ledger.finish(run, "left", 1, TryOutcome.lost("silent"), List.of());
    ledger.begin(run, "left", "other");

    Ledger.Finish late = finish(run, "left", 1);
    Ledger.Finish inTime = finish(run, "left", 2);
    Ledger.Finish twice = finish(run, "left", 2);

    assertThat(late.refused()).isTrue();
    assertThat(inTime.refused()).isFalse();
    assertThat(twice.refused()).isTrue();
    List<Try> tries = pipeline.last().task("left").tries();
    assertThat(tries).extracting(Try::state).containsExactly(State.LOST, State.SUCCEEDED);
    assertThat(tries.get(0).log()).containsExactly("line");
  }

  @Test
  void finish_lost_usesUpNoRetry() {
    String run = pipeline.submit(Map.of()).id();
    for (int attempt = 1; attempt <= 5; attempt++) {
      ledger.begin(run, "left", "w");
      Ledger.Finish finish =
          ledger.finish(run, "left", attempt, TryOutcome.lost("silent"), List.of());
      assertThat(finish.again()).isNotNull();
    }
    assertThat(pipeline.last().task("left").state()).isEqualTo(State.QUEUED);
  }

  @Test
  void begin_taskThatHasEnded_isOver() {
    String run = pipeline.submit(Map.of()).id();
    ledger.begin(run, "left", "w");
    finish(run, "left", 1);

    assertThat(ledger.begin(run, "left", "w")).isInstanceOf(Ledger.Over.class);
    assertThat(ledger.begin("gone", "left", "w")).isInstanceOf(Ledger.Over.class);
  }

  @Test
  void finish_taskThatIsNotInTheDefinitionAnyMore_failsItByName() {
    String run = pipeline.submit(Map.of()).id();
    Pipeline other = Pipeline.named("p").task("new", ctx -> {}).store(store).build();

    new Ledger(other.definition(), store).begin(run, "left", "w");

    assertThat(pipeline.last().task("left").reason()).contains("has no task 'left'");
  }

  @Test
  void begin_poolOfOneSlotIsTaken_otherWorkersWait() {
    Pipeline pooled =
        Pipeline.named("pooled")
            .task("a", ctx -> {})
            .pool("database", 1)
            .task("b", ctx -> {})
            .pool("database", 1)
            .store(store)
            .build();
    String run = pooled.submit(Map.of()).id();
    Ledger here = new Ledger(pooled.definition(), store);
    Ledger there = new Ledger(pooled.definition(), store);

    assertThat(here.begin(run, "a", "here")).isInstanceOf(Ledger.Begun.class);
    assertThat(there.begin(run, "b", "there")).isInstanceOf(Ledger.NoSlot.class);
    assertThat(pooled.last().task("b").state()).isEqualTo(State.QUEUED);
    here.finish(run, "a", 1, WELL, List.of());
    assertThat(there.begin(run, "b", "there")).isInstanceOf(Ledger.Begun.class);
  }

  private Pipeline pooled(PipelineStore in) {
    return Pipeline.named("pooled").task("a", ctx -> {}).pool("database", 1).store(in).build();
  }

  private static String make(Pipeline pipeline, RunMaker.Where where) {
    return new RunMaker(pipeline.definition(), pipeline.store())
        .create(ZonedDateTime.now(), Map.of(), where)
        .orElseThrow();
  }

  @Test
  void begin_slotOfAPrivateRunWhoseProcessHasGone_isFree() {
    ShiftedClock clock = new ShiftedClock(Instant.now());
    PipelineStore timed = store.with(store.timing().withClock(clock));
    Pipeline pooled = pooled(timed);
    Ledger ledger = new Ledger(pooled.definition(), timed);
    String dead = make(pooled, RunMaker.Where.PRIVATE);
    String waiting = make(pooled, RunMaker.Where.PRIVATE);
    assertThat(ledger.begin(dead, "a", "gone")).isInstanceOf(Ledger.Begun.class);
    assertThat(ledger.begin(waiting, "a", "here")).isInstanceOf(Ledger.NoSlot.class);

    clock.forward(timed.timing().silence());

    assertThat(ledger.begin(waiting, "a", "here")).isInstanceOf(Ledger.Begun.class);
  }

  @Test
  void begin_taskThatAnotherSchedulerRuns_holdsNoSlot() {
    Pipeline pooled = pooled(store);
    Ledger elsewhere =
        new Ledger(pooled.definition().once(pooled.definition().tasks().get(0)), store);
    elsewhere.begin(make(pooled, RunMaker.Where.ELSEWHERE), "a", "airflow");

    String run = make(pooled, RunMaker.Where.SHARED);

    assertThat(new Ledger(pooled.definition(), store).begin(run, "a", "here"))
        .isInstanceOf(Ledger.Begun.class);
  }

  @Test
  void log_tryHasEnded_keepsTheWholeLog() {
    String run = pipeline.submit(Map.of()).id();
    ledger.begin(run, "left", "w");
    ledger.log(run, "left", 1, List.of("first"));
    assertThat(pipeline.last().task("left").last().log()).containsExactly("first");
    ledger.finish(run, "left", 1, WELL, List.of("first", "last"));

    ledger.log(run, "left", 1, List.of("first"));

    assertThat(pipeline.last().task("left").last().log()).containsExactly("first", "last");
  }
}
