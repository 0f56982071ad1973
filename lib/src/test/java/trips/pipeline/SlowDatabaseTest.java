package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker whose database lets it wait. */
class SlowDatabaseTest {

  private static final long LONGEST_SECONDS = 15;

  private final PipelineStore store = TestStores.inMemory();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    other.shutdownNow();
    store.close();
  }

  @Test
  void timeout_logCannotBeKeptMeanwhile_interruptsTheBodyAllTheSame() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch began = new CountDownLatch(1);
    Pipeline pipeline =
        Pipeline.named("slow")
            .task(
                "a",
                ctx -> {
                  began.countDown();
                  locked.await();
                  ctx.log("waits to be kept");
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    interrupted.countDown();
                  }
                })
            // Longer than the second after which the log would be kept.
            .timeout(Duration.ofMillis(2_500))
            .store(store)
            .build();
    Future<Boolean> inTime =
        other.submit(
            () -> {
              began.await();
              return store.database().transaction(c -> lock(c, locked, interrupted));
            });

    PipelineRun run = pipeline.run();

    assertThat(inTime.get()).isTrue();
    assertThat(run.task("a").reason()).isEqualTo("took longer than 2.5 s");
    assertThat(run.task("a").last().log()).first().asString().endsWith("waits to be kept");
  }

  /** Holds the rows of tries until the body is interrupted; returns whether that came to pass. */
  private static boolean lock(
      java.sql.Connection connection, CountDownLatch locked, CountDownLatch interrupted)
      throws java.sql.SQLException {
    List<Integer> tries =
        Sql.query(connection, row -> row.getInt(1), "SELECT number FROM task_try FOR UPDATE");
    assertThat(tries).hasSize(1);
    locked.countDown();
    try {
      return interrupted.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
