package trips.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes up for the firings of past days. */
final class Backfill {

  /** Firings at once. */
  static final int MOST = 10_000;

  private final Definition definition;
  private final PipelineStore store;
  private final RunMaker maker;

  Backfill(Definition definition, PipelineStore store) {
    this.definition = definition;
    this.store = store;
    this.maker = new RunMaker(definition, store);
  }

  /** Runs those that have not succeeded, oldest first, and returns them. */
  List<PipelineRun> run(LocalDate from, LocalDate to) {
    List<String> runIds = new ArrayList<>();
    for (ZonedDateTime firing : firings(from, to)) {
      Map<String, Object> params = definition.paramsWith(Map.of());
      maker
          .create(firing, params, RunMaker.Where.SHARED)
          .or(() -> maker.find(firing).filter(this::reopen))
          .ifPresent(runIds::add);
    }
    return runIds.isEmpty() ? List.of() : new LocalRun(definition, store).runAll(runIds);
  }

  /** Returns whether there is something to wait for. */
  private boolean reopen(String runId) {
    State state = store.read(runId).state();
    if (state == State.FAILED) {
      return maker.reopen(runId, RunMaker.Where.SHARED);
    }
    return !state.isEnd();
  }

  private List<ZonedDateTime> firings(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the back-fill ends on " + to + ", before it begins on " + from + "; exchange them");
    }
    Schedule schedule = definition.requireSchedule();
    Cron cron = Cron.of(schedule);
    Instant first = from.atStartOfDay(schedule.zone()).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(schedule.zone()).toInstant();
    List<Instant> firings = cron.between(first, end, MOST + 1);
    if (firings.size() > MOST) {
      throw new IllegalArgumentException(
          "from "
              + from
              + " to "
              + to
              + " the schedule '"
              + schedule.cron()
              + "' fires more than "
              + MOST
              + " times; back-fill fewer days at once");
    }
    return firings.stream().map(each -> each.atZone(schedule.zone())).toList();
  }
}
