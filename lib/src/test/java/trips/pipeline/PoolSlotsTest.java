package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slots of a pool that a worker of another pipeline holds, which is not heard of any more. */
class PoolSlotsTest {

  private final PipelineStore memory = TestStores.inMemory();

  @AfterEach
  void close() {
    memory.close();
  }

  private static Pipeline pooled(String name, PipelineStore store) {
    return Pipeline.named(name).task("a", ctx -> {}).pool("database", 1).store(store).build();
  }

  private static Ledger.Begin begin(Pipeline pipeline, String runId) {
    return new Ledger(pipeline.definition(), pipeline.store()).begin(runId, "a", "worker");
  }

  /** As a worker does it that then says nothing more; returns the run. */
  private static String beginAndFallSilent(Pipeline pipeline) {
    String runId = pipeline.submit(Map.of()).id();
    PipelineStore store = pipeline.store();
    store
        .database()
        .update(
            "UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'worker', version = 2,"
                + " last_heartbeat = ? WHERE task_instance = ?",
            store.timing().now(),
            Lane.instance(runId, "a"));
    assertThat(begin(pipeline, runId)).isInstanceOf(Ledger.Begun.class);
    return runId;
  }

  /** As db-scheduler does it; returns whether the execution was still that worker's. */
  private static boolean heartbeat(PipelineStore store, String runId) {
    return store
        .database()
        .transaction(
            connection ->
                Sql.update(
                        connection,
                        "UPDATE scheduled_tasks SET last_heartbeat = ?"
                            + " WHERE task_instance = ? AND version = 2",
                        store.timing().now(),
                        Lane.instance(runId, "a"))
                    == 1);
  }

  @Test
  void begin_workerOfAnotherPipelineIsSilent_freesItsSlotForTheNextTime() {
    ShiftedClock clock = new ShiftedClock(Instant.now());
    PipelineStore store = memory.with(memory.timing().withClock(clock));
    Pipeline silent = pooled("silent", store);
    Pipeline other = pooled("other", store);
    String held = beginAndFallSilent(silent);
    String waiting = other.submit(Map.of()).id();
    clock.forward(store.timing().silence().dividedBy(2));
    assertThat(begin(other, waiting)).isInstanceOf(Ledger.NoSlot.class);
    assertThat(begin(other, waiting)).isInstanceOf(Ledger.NoSlot.class);

    clock.forward(store.timing().silence());

    assertThat(begin(other, waiting)).isInstanceOf(Ledger.NoSlot.class);
    assertThat(begin(other, waiting)).isInstanceOf(Ledger.Begun.class);
    assertThat(silent.last().task("a").state()).isEqualTo(State.QUEUED);
    assertThat(silent.last().task("a").last().state()).isEqualTo(State.LOST);
    assertThat(heartbeat(store, held)).isFalse();
    assertThat(lateFinish(silent, held).refused()).isTrue();
  }

  private static Ledger.Finish lateFinish(Pipeline pipeline, String runId) {
    return new Ledger(pipeline.definition(), pipeline.store())
        .finish(runId, "a", 1, TryOutcome.succeeded(null), List.of());
  }

  @Test
  void begin_workerOfAnotherPipelineLives_waitsForItsSlot() {
    ShiftedClock clock = new ShiftedClock(Instant.now());
    PipelineStore store = memory.with(memory.timing().withClock(clock));
    Pipeline living = pooled("living", store);
    Pipeline other = pooled("other", store);
    String held = beginAndFallSilent(living);
    String waiting = other.submit(Map.of()).id();
    clock.forward(store.timing().silence().multipliedBy(2));
    assertThat(heartbeat(store, held)).isTrue();

    assertThat(begin(other, waiting)).isInstanceOf(Ledger.NoSlot.class);
    assertThat(begin(other, waiting)).isInstanceOf(Ledger.NoSlot.class);

    assertThat(lateFinish(living, held).refused()).isFalse();
    assertThat(begin(other, waiting)).isInstanceOf(Ledger.Begun.class);
  }

  @Test
  void start_slotOfAnotherPipelineWasFreed_runsItsTaskAgain() throws Exception {
    PipelineStore store = memory.heartbeat(Duration.ofMillis(50));
    Pipeline silent = pooled("silent", store);
    Pipeline other = pooled("other", store);
    beginAndFallSilent(silent);
    other.submit(Map.of());

    try (Worker worker = other.start()) {
      worker.wake();
      TestStores.await(() -> other.last().state() == State.SUCCEEDED, other::last);
    }
    assertThat(silent.last().task("a").state()).isEqualTo(State.QUEUED);
    try (Worker worker = silent.start()) {
      worker.wake();
      TestStores.await(() -> silent.last().state() == State.SUCCEEDED, silent::last);
    }

    assertThat(silent.last().task("a").tries())
        .extracting(Try::state)
        .containsExactly(State.LOST, State.SUCCEEDED);
  }
}
