package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trips.TestPostgres;

/** Three worker processes on PostgreSQL, of which one is killed. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DistributedPipelineTest {

  private static final int RUNS = 200;
  private static final int WORKERS = 3;
  private static final Duration HEARTBEAT = Duration.ofMillis(200);

  /** 7 to 19 s on a quiet machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void twoHundredRuns_oneOfThreeWorkersKilled_eachTaskSucceedsOnceAndInOrder() throws Exception {
    try (TestPostgres postgres = TestPostgres.start();
        PipelineStore store =
            PipelineStore.at(postgres.url() + "?user=" + postgres.settings().getProperty("user"))
                .heartbeat(HEARTBEAT)) {
      run(store);
    }
  }

  /** Closes the workers first: PostgreSQL ends when nobody is connected any more. */
  private static void run(PipelineStore store) throws Exception {
    List<PipelineWorker> workers = new ArrayList<>();
    try {
      Pipeline pipeline = new DiamondDefinition().define(store);
      for (int i = 0; i < WORKERS; i++) {
        workers.add(PipelineWorker.launch(DiamondDefinition.class, store));
      }
      workers.forEach(PipelineWorker::awaitReady);
      Instant start = Instant.now();
      for (int i = 0; i < RUNS; i++) {
        pipeline.submit(Map.of());
      }

      TestStores.await(
          () -> tries(store, workers.get(0), State.SUCCEEDED) > RUNS / 4, workers.get(0)::log);
      kill(workers.get(0), store);
      TestStores.await(PATIENCE, () -> ended(store) == RUNS, () -> ended(store) + " runs ended");

      System.out.println(
          "200 runs: "
              + Words.duration(Duration.between(start, Instant.now()))
              + "; "
              + figures(pipeline));
      check(pipeline.history(RUNS).runs());
    } finally {
      workers.forEach(PipelineWorker::close);
    }
  }

  private static int ended(PipelineStore store) {
    return count(store, "SELECT count(*) FROM pipeline_run WHERE ended IS NOT NULL");
  }

  /** Asks for one number: until all runs are read, the workers would have done them. */
  private static int count(PipelineStore store, String sql, Object... values) {
    return store
        .database()
        .transaction(c -> Sql.query(c, row -> row.getInt(1), sql, values))
        .get(0);
  }

  /** Stopped first: what then runs in it can no longer end before it is killed. */
  private static void kill(PipelineWorker victim, PipelineStore store) throws Exception {
    do {
      signal("CONT", victim);
      TestStores.await(() -> runsSomething(victim, store), victim::log);
      signal("STOP", victim);
    } while (!runsSomething(victim, store));
    victim.kill();
  }

  private static void signal(String name, PipelineWorker worker) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(worker.pid())).start().waitFor();
  }

  private static boolean runsSomething(PipelineWorker worker, PipelineStore store) {
    return tries(store, worker, State.RUNNING) > 0;
  }

  private static int tries(PipelineStore store, PipelineWorker worker, State state) {
    String sql = "SELECT count(*) FROM task_try WHERE worker = ? AND state = ?";
    return count(store, sql, worker.name(), state);
  }

  private static List<Try> tries(List<PipelineRun> runs) {
    return runs.stream()
        .flatMap(run -> run.tasks().stream())
        .flatMap(task -> task.tries().stream())
        .toList();
  }

  private static String figures(Pipeline pipeline) {
    return tries(pipeline.history(RUNS).runs()).stream()
        .collect(
            Collectors.groupingBy(
                each -> each.worker() + " " + each.state(),
                java.util.TreeMap::new,
                Collectors.counting()))
        .toString();
  }

  private static void check(List<PipelineRun> runs) {
    assertThat(runs).hasSize(RUNS).allMatch(run -> run.state() == State.SUCCEEDED);
    assertThat(tries(runs)).filteredOn(each -> each.state() == State.LOST).isNotEmpty();
    for (PipelineRun run : runs) {
      for (TaskRun task : run.tasks()) {
        assertThat(task.tries())
            .as(task.toString())
            .filteredOn(each -> each.state() == State.SUCCEEDED)
            .hasSize(1);
        assertThat(task.tries())
            .as(task.toString())
            .extracting(Try::state)
            .isSubsetOf(Set.of(State.SUCCEEDED, State.LOST));
        for (int i = 1; i < task.tries().size(); i++) {
          assertThat(task.tries().get(i).started())
              .as(task.toString())
              .isAfterOrEqualTo(task.tries().get(i - 1).ended());
        }
        for (String parent : task.after()) {
          assertThat(task.tries().get(0).started())
              .as(run.toString())
              .isAfterOrEqualTo(run.task(parent).last().ended());
        }
      }
    }
  }
}
