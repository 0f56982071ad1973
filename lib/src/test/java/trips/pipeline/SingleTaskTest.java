package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks that another scheduler calls one by one. */
class SingleTaskTest {

  @Test
  void run_calledTaskByTask_passesResultsAndSaysHowItEnded() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String date = "2020-03-01T03:00:00-05:00";
    try (PipelineStore store = TestStores.inMemory()) {
      assertThat(task(store, out, "first", date)).isZero();
      assertThat(task(store, out, "second", date)).isOne();
      String next = "2020-03-02T03:00:00-05:00";
      assertThat(task(store, out, "second", next, "--param", "limit=5")).isOne();
      assertThat(task(store, out, "thrid", date)).isEqualTo(2);
      assertThat(PipelineTask.run(List.of("one.argument"), store, out)).isEqualTo(2);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("logged 42")
        .contains("airflow/first SUCCEEDED for 2020-03-01T08:00Z")
        .contains("airflow/second FAILED for 2020-03-01T08:00Z: got 42 and 7")
        .contains("airflow/second FAILED for 2020-03-02T08:00Z: got null and 5")
        .contains("did you mean 'third'?")
        .contains("usage: PipelineTask");
  }

  @Test
  void run_processOfTheTryBeforeWasKilled_thatTryIsLost() {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    ZonedDateTime date = ZonedDateTime.of(2020, 3, 1, 8, 0, 0, 0, ZoneOffset.UTC);
    try (PipelineStore store = TestStores.inMemory()) {
      Pipeline pipeline = new AirflowDefinition().define(store);
      String runId =
          new RunMaker(pipeline.definition(), store)
              .create(date, Map.of("limit", 7), RunMaker.Where.ELSEWHERE)
              .orElseThrow();
      new Ledger(pipeline.definition(), store).begin(runId, "first", "killed");

      assertThat(task(store, out, "first", date.toString())).isZero();

      assertThat(pipeline.last().task("first").tries())
          .extracting(Try::state)
          .containsExactly(State.LOST, State.SUCCEEDED);
    }
  }

  @Test
  void run_paramOtherThanTheRunHas_isRefused() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    String date = "2020-03-01T03:00:00-05:00";
    try (PipelineStore store = TestStores.inMemory()) {
      assertThat(task(store, out, "first", date, "--param", "limit=5")).isZero();
      assertThat(task(store, out, "first", date, "--param", "limit=05")).isZero();
      assertThat(task(store, out, "first", date)).isZero();

      assertThat(task(store, out, "first", date, "--param", "limit=6")).isEqualTo(2);

      TaskRun first = new AirflowDefinition().define(store).last().task("first");
      assertThat(first.state()).isEqualTo(State.SUCCEEDED);
      assertThat(first.tries()).hasSize(3);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .endsWith(
            "the run for 2020-03-01T08:00Z has limit=5, but given was limit=6; all tasks of a run"
                + " share its parameters: give the same values, or none, or use another logical"
                + " date\n");
  }

  private static int task(
      PipelineStore store, PrintStream out, String task, String date, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(AirflowDefinition.class.getName(), task, "--logical-date", date));
    arguments.addAll(List.of(more));
    return PipelineTask.run(arguments, store, out);
  }

  /** As Airflow would call it. */
  public static final class AirflowDefinition implements PipelineDefinition {
    @Override
    public Pipeline define(PipelineStore store) {
      return Pipeline.named("airflow")
          .param("limit", 7)
          .task(
              "first",
              ctx -> {
                ctx.log("logged 42");
                ctx.result(42);
              })
          .task(
              "second",
              ctx -> {
                throw new Exception("got " + ctx.resultOf("first") + " and " + ctx.param("limit"));
              })
          .after("first")
          .retry(3, Duration.ofMinutes(1))
          .task("third", ctx -> {})
          .after("second")
          .store(store)
          .build();
    }
  }
}
