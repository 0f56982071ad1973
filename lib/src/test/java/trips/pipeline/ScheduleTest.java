package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trips.TestPostgres;

/** Firings, those that nobody was there for, and those of the past. */
class ScheduleTest {

  private final ShiftedClock clock = new ShiftedClock(Instant.parse("2020-03-01T12:00:30Z"));
  private final PipelineStore memory = TestStores.inMemory();
  private final PipelineStore store =
      memory.with(memory.timing().withClock(clock).withPoll(Duration.ofMillis(20)));

  @AfterEach
  void close() {
    store.close();
  }

  private Pipeline hourly(boolean catchUp) {
    return Pipeline.named("hourly")
        .task("a", ctx -> ctx.log("for %s", ctx.logicalTime()))
        .schedule("0 * * * *", ZoneOffset.UTC)
        .catchUp(catchUp)
        .store(store)
        .build();
  }

  private static List<String> times(Pipeline pipeline) {
    return pipeline.history(100).runs().stream()
        .filter(run -> run.state() == State.SUCCEEDED)
        .map(run -> run.logicalTime().toInstant().toString())
        .toList();
  }

  private static void awaitRuns(Pipeline pipeline, int runs) throws Exception {
    TestStores.await(() -> times(pipeline).size() >= runs, () -> times(pipeline));
  }

  @Test
  void start_clockPassesTwoFirings_runsForEachOnceWithTwoWorkers() throws Exception {
    Pipeline pipeline = hourly(false);
    try (Worker first = pipeline.start();
        Worker second = pipeline.start()) {
      clock.forward(Duration.ofHours(1));
      wake(first, second);
      awaitRuns(pipeline, 1);
      clock.forward(Duration.ofHours(1));
      wake(first, second);
      awaitRuns(pipeline, 2);
    }

    assertThat(times(pipeline)).containsExactly("2020-03-01T13:00:00Z", "2020-03-01T14:00:00Z");
    assertThat(pipeline.history(100).runs()).hasSize(2);
  }

  private static void wake(Worker... workers) {
    for (Worker worker : workers) {
      worker.wake();
    }
  }

  @Test
  void catchUp_threeFiringsMissed_runsEachOldestFirst() throws Exception {
    Pipeline pipeline = hourly(true);
    pipeline.start().close();
    clock.forward(Duration.ofHours(3));

    try (Worker worker = pipeline.start()) {
      worker.wake();
      awaitRuns(pipeline, 3);
    }

    assertThat(times(pipeline))
        .containsExactly("2020-03-01T13:00:00Z", "2020-03-01T14:00:00Z", "2020-03-01T15:00:00Z");
  }

  @Test
  void catchUpOff_threeFiringsMissed_runsTheNewest() throws Exception {
    Pipeline pipeline = hourly(false);
    pipeline.start().close();
    clock.forward(Duration.ofHours(3));

    try (Worker worker = pipeline.start()) {
      awaitRuns(pipeline, 1);
      clock.forward(Duration.ofHours(1));
      worker.wake();
      awaitRuns(pipeline, 2);
    }

    assertThat(times(pipeline)).containsExactly("2020-03-01T15:00:00Z", "2020-03-01T16:00:00Z");
  }

  @Test
  void catchUpOff_moreMissedThanCatchUpMakesUpFor_runsTheNewest() throws Exception {
    Pipeline pipeline = hourly(false);
    pipeline.start().close();
    clock.forward(Duration.ofHours(2_500));

    try (Worker worker = pipeline.start()) {
      worker.wake();
      awaitRuns(pipeline, 1);
    }

    Instant newest = Instant.parse("2020-03-01T12:00:00Z").plus(Duration.ofHours(2_500));
    assertThat(times(pipeline)).containsExactly(newest.toString());
  }

  @Test
  void newest_lineThatFiresOnLeapDays_isTheLastOfThemOrNone() {
    Cron leapDays = Cron.of(new Schedule("0 0 29 2 *", ZoneOffset.UTC));
    Instant day = Instant.parse("2020-02-29T00:00:00Z");
    Instant end = Instant.parse("2023-12-31T00:00:00Z");

    assertThat(leapDays.newest(Instant.parse("2013-01-01T00:00:00Z"), end)).contains(day);
    assertThat(leapDays.newest(day, end)).contains(day);
    assertThat(leapDays.newest(day.plusNanos(1), end)).isEmpty();
  }

  @Test
  void task_anotherWorkerIsJustStarting_isOnForBoth() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (TestPostgres postgres = TestPostgres.start();
        PipelineStore shared =
            PipelineStore.at(postgres.url() + "?user=" + postgres.settings().get("user"))) {
      CountDownLatch inserted = new CountDownLatch(1);
      Future<Integer> first =
          other.submit(() -> shared.database().transaction(c -> insertSlowly(c, inserted)));
      inserted.await(30, TimeUnit.SECONDS);

      assertThat(new ScheduleTask(hourly(false).definition(), shared, () -> {}).task()).isNotNull();
      assertThat(first.get()).isEqualTo(1);
    } finally {
      other.shutdownNow();
    }
  }

  /** Takes note of a schedule, and commits only when another transaction waits for that. */
  private int insertSlowly(Connection connection, CountDownLatch inserted) throws SQLException {
    String insert = "INSERT INTO pipeline_schedule (pipeline, fired_to) VALUES ('hourly', ?)";
    int rows = Sql.update(connection, insert, clock.instant());
    inserted.countDown();
    try {
      TestStores.await(() -> somebodyWaits(connection), () -> "nobody waits");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }

  private static boolean somebodyWaits(Connection connection) {
    String waiting = "SELECT pid FROM pg_locks WHERE NOT granted";
    try {
      return !Sql.query(connection, row -> row.getInt(1), waiting).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void backfill_threeDays_runsEachFiringAndLeavesOutWhatSucceeded() {
    List<String> bad = new ArrayList<>(List.of("2020-02-02"));
    AtomicInteger bodies = new AtomicInteger();
    ZoneId zone = ZoneId.of("America/New_York");
    Pipeline pipeline =
        Pipeline.named("daily")
            .task(
                "a",
                ctx -> {
                  bodies.incrementAndGet();
                  if (bad.contains(ctx.logicalTime().toLocalDate().toString())) {
                    throw new Exception("bad day");
                  }
                })
            .schedule("0 3 * * *", zone)
            .store(memory)
            .build();

    List<PipelineRun> first = pipeline.backfill(LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 3));
    bad.clear();
    List<PipelineRun> second =
        pipeline.backfill(LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 4));

    assertThat(first)
        .extracting(run -> run.logicalTime().toString())
        .containsExactly(
            "2020-02-01T03:00-05:00[America/New_York]",
            "2020-02-02T03:00-05:00[America/New_York]",
            "2020-02-03T03:00-05:00[America/New_York]");
    assertThat(first)
        .extracting(PipelineRun::state)
        .containsExactly(State.SUCCEEDED, State.FAILED, State.SUCCEEDED);
    assertThat(second).extracting(run -> run.logicalTime().getDayOfMonth()).containsExactly(2, 4);
    assertThat(second).extracting(PipelineRun::state).containsOnly(State.SUCCEEDED);
    assertThat(bodies).hasValue(5);
  }

  @Test
  void firings_overTheNightOfAClockChange_stayAtThreeOnTheWall() {
    ZoneId newYork = ZoneId.of("America/New_York");
    Pipeline daily =
        Pipeline.named("daily")
            .task("a", ctx -> {})
            .schedule("0 3 * * *", newYork)
            .store(store)
            .build();

    List<ZonedDateTime> firings =
        daily.firings(ZonedDateTime.of(2020, 3, 7, 3, 0, 0, 0, newYork), 2);

    assertThat(firings)
        .containsExactly(
            ZonedDateTime.of(2020, 3, 8, 3, 0, 0, 0, newYork),
            ZonedDateTime.of(2020, 3, 9, 3, 0, 0, 0, newYork));
    assertThatThrownBy(() -> daily.firings(firings.get(0), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use 1 to 10000");
  }

  @Test
  void backfill_noSchedule_saysWhatToWrite() {
    Pipeline pipeline = Pipeline.named("daily").task("a", ctx -> {}).store(store).build();
    LocalDate day = LocalDate.of(2020, 2, 1);

    assertThatThrownBy(() -> pipeline.backfill(day, day))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'daily' has no schedule")
        .hasMessageContaining("runFor(time)");
    assertThatThrownBy(() -> hourly(false).backfill(day, day.minusDays(1)))
        .hasMessageContaining("ends on 2020-01-31, before it begins");
  }
}
