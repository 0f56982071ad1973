package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be written down, and what is refused; without any store. */
class PipelineBuilderTest {

  private static final TaskBody NOTHING = ctx -> {};
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static PipelineBuilder pipeline() {
    return Pipeline.named("daily");
  }

  private static void assertRefused(ThrowingCallable what, String... words) {
    assertThatThrownBy(what)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void build_parentWrittenLater_ordersByDependency() {
    Pipeline pipeline =
        pipeline().task("b", NOTHING).after("a").task("a", NOTHING).task("c", NOTHING).build();

    assertThat(pipeline.tasks()).extracting(TaskSpec::name).containsExactly("a", "b", "c");
    assertThat(pipeline.graph().containsEdge("a", "b")).isTrue();
    assertThat(pipeline.toString()).isEqualTo("pipeline daily, 3 tasks");
  }

  @Test
  void graph_changedByCaller_pipelineStays() {
    Pipeline pipeline = pipeline().task("a", NOTHING).build();

    pipeline.graph().addVertex("b");

    assertThat(pipeline.graph().vertexSet()).containsExactly("a");
  }

  @Test
  void build_cycle_namesItsTasksInOrder() {
    PipelineBuilder builder =
        pipeline()
            .task("start", NOTHING)
            .task("a", NOTHING)
            .after("start", "c")
            .task("b", NOTHING)
            .after("a")
            .task("c", NOTHING)
            .after("b");

    assertRefused(builder::build, "in a circle: a → b → c → a", "take out one");
  }

  @Test
  void build_taskAfterItself_isACircle() {
    assertRefused(pipeline().task("a", NOTHING).after("a")::build, "a → a");
  }

  @Test
  void build_unknownParent_namesTheNearest() {
    assertRefused(
        pipeline().task("ingest", NOTHING).task("count", NOTHING).after("ingets")::build,
        "task 'count'",
        "'ingets'",
        "did you mean 'ingest'?");
  }

  @Test
  void build_twoTasksOfOneName_namesIt() {
    assertRefused(pipeline().task("a", NOTHING).task("a", NOTHING)::build, "two tasks named 'a'");
  }

  @Test
  void build_noTask_saysWhatToWrite() {
    assertRefused(pipeline()::build, "'daily' has no task", ".task(name, ctx -> …)");
  }

  @Test
  void words_beforeFirstTask_areRefusedByName() {
    assertRefused(() -> pipeline().after("a"), "after(a) is about a task", "none yet");
    assertRefused(() -> pipeline().retry(1, Duration.ZERO), "retry(1, …) is about a task");
    assertRefused(() -> pipeline().timeout(Duration.ofSeconds(1)), "timeout(…)");
    assertRefused(() -> pipeline().rule(Rule.ALWAYS), "rule(ALWAYS)");
    assertRefused(() -> pipeline().pool("db", 1), "pool(db, 1)");
  }

  @Test
  void words_badNumbers_sayWhatIsAllowed() {
    PipelineBuilder builder = pipeline().task("a", NOTHING);

    assertRefused(() -> builder.retry(-1, Duration.ZERO), "'a'", "-1 times", "0 to 100");
    assertRefused(() -> builder.retry(1, Duration.ofSeconds(-1)), "-1 s", "0 s to 60 min");
    assertRefused(() -> builder.retry(1, null), "null");
    assertRefused(() -> builder.timeout(Duration.ZERO), "timeout of 0 s", "1 ms or more");
    assertRefused(() -> builder.pool("db", 0), "pool 'db' has 0 slots", "1 or more");
  }

  @Test
  void names_bad_areRefusedWithWhatIsAllowed() {
    assertRefused(() -> Pipeline.named("two words"), "'two words'", "no blanks");
    assertRefused(() -> pipeline().task("a/b", NOTHING), "'a/b'");
    assertRefused(() -> pipeline().task("a", null), "task 'a' has no body");
  }

  @Test
  void build_anyFailedWithoutParents_wouldNeverRun() {
    assertRefused(pipeline().task("a", NOTHING).rule(Rule.ANY_FAILED)::build, "would never run");
  }

  @Test
  void param_ofOtherType_isRefused() {
    assertRefused(
        () -> pipeline().param("day", LocalDate.of(2020, 3, 1)), "'day'", "java.time.LocalDate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * *|it has 4 fields",
        "@daily|it has 1 field",
        "60 3 * * *|the minute cannot be '60'",
        "0 24 * * *|the hour cannot be '24'",
        "0 3 0 * *|the day of the month cannot be '0'",
        "0 3 * 13 *|the month cannot be '13'",
        "0 3 * * MOON|the day of the week cannot be 'MOON'",
        "5-1 * * * *|the minute cannot be '5-1'",
        "*/0 * * * *|the minute cannot be '*/0'",
        "a b c d e|the minute cannot be 'a'",
        "0 3 31 2 *|it never fires",
      })
  void build_badCronLine_saysWhichField(String line, String words) {
    assertRefused(
        pipeline().task("a", NOTHING).schedule(line, NEW_YORK)::build, "'" + line + "'", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *|2020-03-01T08:00:00Z",
        "*/15 8-10,20 * * *|2020-03-01T13:00:00Z",
        "0 0 1 JAN *|2021-01-01T05:00:00Z",
        "0 12 * * MON-FRI|2020-03-02T17:00:00Z",
        "0 12 * * 7|2020-03-01T17:00:00Z",
        "30 2 13 * 5|2020-03-06T07:30:00Z",
      })
  void cron_afterMidnightOfMarchFirst_firesAs(String line, String expected) {
    Cron cron = Cron.of(new Schedule(line, NEW_YORK));

    assertThat(cron.after(Instant.parse("2020-03-01T05:00:00Z"))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Half past two does not exist on the eighth of March.
        "30 2 * * *|2020-03-07T12:00:00Z|2020-03-09T06:30:00Z",
        // Half past one comes twice on the first of November, and fires with the first.
        "30 1 * * *|2020-10-31T12:00:00Z|2020-11-01T05:30:00Z",
        "30 1 * * *|2020-11-01T05:30:00Z|2020-11-02T06:30:00Z",
      })
  void cron_clocksChange_skipsWhatIsMissingAndFiresOnceForWhatComesTwice(
      String line, Instant after, Instant expected) {
    assertThat(Cron.of(new Schedule(line, NEW_YORK)).after(after)).isEqualTo(expected);
  }
}
