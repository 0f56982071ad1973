package trips.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pipelines and runs to draw. */
final class Samples {

  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  static final ZonedDateTime LOGICAL = ZonedDateTime.of(2020, 3, 1, 3, 0, 0, 0, SEOUL);
  static final Instant START = LOGICAL.toInstant().plusMillis(40);

  private Samples() {}

  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  static TaskSpec task(String name, String... after) {
    return new TaskSpec(
        name,
        ctx -> {},
        List.of(after),
        Rule.ALL_SUCCEEDED,
        0,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  static List<TaskSpec> daily() {
    return List.of(
        new TaskSpec(
            "ingest",
            ctx -> {},
            List.of(),
            Rule.ALL_SUCCEEDED,
            3,
            Duration.ofSeconds(2),
            Optional.empty(),
            Optional.of(new Pool("downloads", 2))),
        task("clean", "ingest"),
        new TaskSpec(
            "count",
            ctx -> {},
            List.of("clean"),
            Rule.ALL_SUCCEEDED,
            0,
            Duration.ZERO,
            Optional.of(Duration.ofMinutes(5)),
            Optional.empty()),
        task("report", "count", "clean"),
        new TaskSpec(
            "notify",
            ctx -> {},
            List.of("count", "report"),
            Rule.ANY_FAILED,
            0,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty()));
  }

  static Try attempt(int number, State state, double from, double to, String error) {
    return attempt(number, "laptop-1", state, from, to, error);
  }

  static Try attempt(int number, String worker, State state, double from, double to, String error) {
    Instant end = state == State.RUNNING ? null : at(to);
    List<String> log =
        List.of("03:00:00.100 reading 134,000 rows", "03:00:01.200 <done> & written");
    return new Try(number, worker, at(from), end, state, error, log);
  }

  static TaskRun ran(String name, List<String> after, State state, double queued, Try... tries) {
    return new TaskRun(name, after, state, Arrays.asList(tries), at(queued), null, null);
  }

  static TaskRun still(String name, List<String> after, State state, String reason) {
    return new TaskRun(name, after, state, List.of(), null, reason, null);
  }

  static PipelineRun run(State state, double end, TaskRun... tasks) {
    return new PipelineRun(
        "run-1",
        "daily-trips",
        LOGICAL,
        state,
        START,
        state.isEnd() ? at(end) : null,
        Map.of(),
        List.of(tasks));
  }

  static PipelineRun failed() {
    return run(
        State.FAILED,
        8.2,
        ran(
            "ingest",
            List.of(),
            State.SUCCEEDED,
            0,
            attempt(1, State.FAILED, 0.1, 0.9, "IOException: the host does not answer"),
            attempt(2, State.SUCCEEDED, 2.6, 4.0, null)),
        new TaskRun(
            "clean",
            List.of("ingest"),
            State.FAILED,
            List.of(attempt(1, State.FAILED, 4.1, 7.9, "column \"zone\" <null> in row 17 & 18")),
            at(4),
            "column \"zone\" <null> in row 17 & 18",
            null),
        still("count", List.of("clean"), State.SKIPPED, "clean failed"),
        still("report", List.of("count", "clean"), State.SKIPPED, "clean failed"),
        ran(
            "notify",
            List.of("count", "report"),
            State.SUCCEEDED,
            8,
            attempt(1, State.SUCCEEDED, 8.05, 8.2, null)));
  }

  static PipelineRun everyState() {
    return run(
        State.RUNNING,
        0,
        ran(
            "ingest",
            List.of(),
            State.SUCCEEDED,
            0,
            attempt(1, "laptop-1", State.SUCCEEDED, 0.2, 3, null)),
        ran(
            "clean",
            List.of("ingest"),
            State.RUNNING,
            3,
            attempt(1, "laptop-2", State.LOST, 3.1, 6, "worker laptop-2 was not heard of for 5 s"),
            attempt(2, "laptop-1", State.RUNNING, 9, 0, null)),
        ran(
            "zones",
            List.of("ingest"),
            State.RETRYING,
            3,
            attempt(1, "laptop-1", State.FAILED, 3.2, 5, "SQLException: connection refused"),
            attempt(2, "laptop-3", State.FAILED, 7, 9.5, "SQLException: connection refused")),
        new TaskRun(
            "weather",
            List.of("ingest"),
            State.FAILED,
            List.of(attempt(1, "laptop-3", State.FAILED, 3.3, 4, "no such station")),
            at(3),
            "no such station",
            null),
        ran("archive", List.of("ingest"), State.QUEUED, 3),
        still("forecast", List.of("weather"), State.SKIPPED, "weather failed"),
        still("count", List.of("clean", "zones"), State.WAITING, null),
        still("report", List.of("count", "ingest"), State.WAITING, null));
  }

  static List<TaskSpec> wide() {
    return List.of(
        task("ingest-yellow"),
        task("ingest-green"),
        task("ingest-fhv"),
        task("zones"),
        task("clean-yellow", "ingest-yellow", "zones"),
        task("clean-green", "ingest-green", "zones"),
        task("clean-fhv", "ingest-fhv", "zones"),
        task("union", "clean-fhv", "clean-yellow", "clean-green"),
        task("per-day", "union"),
        task("per-zone", "union", "zones"),
        task("warehouse", "per-zone", "per-day"),
        task("report", "warehouse", "per-day"));
  }

  static History history(int runs) {
    List<PipelineRun> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(past(i, i == runs - 1));
    }
    return new History("daily-trips", List.of("ingest", "clean", "count", "report", "notify"), all);
  }

  private static PipelineRun past(int day, boolean newest) {
    PipelineRun run =
        day % 11 == 7
            ? failed()
            : run(
                newest ? State.RUNNING : State.SUCCEEDED,
                3 + day % 5 + (day % 13 == 4 ? 6 : 0),
                ran(
                    "ingest",
                    List.of(),
                    State.SUCCEEDED,
                    0,
                    attempt(1, State.SUCCEEDED, 0, 1, null)),
                newest
                    ? ran(
                        "clean",
                        List.of("ingest"),
                        State.RUNNING,
                        1,
                        attempt(1, State.RUNNING, 1, 0, null))
                    : ran(
                        "clean",
                        List.of("ingest"),
                        State.SUCCEEDED,
                        1,
                        attempt(1, State.SUCCEEDED, 1, 2, null)),
                still("count", List.of("clean"), newest ? State.WAITING : State.SUCCEEDED, null),
                still("report", List.of("count"), newest ? State.WAITING : State.SUCCEEDED, null),
                still(
                    "notify",
                    List.of("report"),
                    newest ? State.WAITING : State.SKIPPED,
                    "no parent failed"));
    return new PipelineRun(
        "run-" + day,
        run.pipeline(),
        LOGICAL.plusDays(day),
        run.state(),
        run.started(),
        run.ended(),
        run.params(),
        run.tasks());
  }
}
