package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trips.TestSpark;

/** Tasks that work with a real session. */
class SparkTaskTest {

  /** Static, since tasks of Spark get copies of all else. */
  private static final AtomicReference<CountDownLatch> BEGUN = new AtomicReference<>();

  private static SparkSession spark;

  private final PipelineStore store = TestStores.inMemory();

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
    // The first query takes seconds to compile.
    spark.range(2).map((MapFunction<Long, Long>) x -> x, Encoders.LONG()).repartition(2).count();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void run_twoJobs_logHasBothWithStagesRowsAndTime() {
    Pipeline pipeline =
        Pipeline.named("sparky")
            .task(
                "count",
                SparkTask.of(
                    (session, ctx) -> {
                      ctx.result(session.range(0, 1_000, 1, 3).repartition(2).count());
                      session.range(10).count();
                    }))
            .store(store)
            .build();

    PipelineRun run = pipeline.run();

    List<String> log = run.task("count").tries().get(0).log();
    assertThat(run.task("count").result()).isEqualTo(1_000L);
    assertThat(log.get(0)).contains("Spark").contains("sparky/count, run " + run.id() + ", try 1");
    assertThat(log).filteredOn(line -> line.contains(" succeeded in ")).hasSizeGreaterThan(1);
    assertThat(log)
        .anyMatch(
            line -> line.contains(": 3 tasks, read 1,000 rows (0.0 kB), shuffled 1,000 rows"));
  }

  @Test
  void run_interruptedInALongJob_cancelsIt() throws Exception {
    CountDownLatch inJob = new CountDownLatch(1);
    Pipeline pipeline =
        Pipeline.named("sparky")
            .task("slow", SparkTask.of((session, ctx) -> longJob(session, inJob)))
            .store(store)
            .build();
    AtomicReference<PipelineRun> ended = new AtomicReference<>();
    Thread cell = new Thread(() -> ended.set(pipeline.run()));
    cell.start();
    boolean begun = inJob.await(60, TimeUnit.SECONDS);
    cell.interrupt();
    cell.join(60_000);

    assertThat(begun).isTrue();
    assertThat(ended.get()).isNotNull();
    TaskRun task = ended.get().task("slow");
    assertThat(task.reason()).isEqualTo("interrupted");
    assertThat(spark.sparkContext().statusTracker().getActiveJobIds()).isEmpty();
    assertThat(task.last().log()).anyMatch(line -> line.contains(" failed in "));
  }

  /** Works for ten minutes unless it is cancelled, and says when it has begun. */
  private static void longJob(SparkSession session, CountDownLatch begun) {
    BEGUN.set(begun);
    session
        .range(0, 2, 1, 2)
        .map(
            (MapFunction<Long, Long>)
                x -> {
                  BEGUN.get().countDown();
                  Thread.sleep(600_000);
                  return x;
                },
            Encoders.LONG())
        .count();
  }
}
