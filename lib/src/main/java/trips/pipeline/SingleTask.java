package trips.pipeline;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs one task for a scheduler that is not ours; the store keeps the try and its result. */
final class SingleTask {

  private static final int TICK_MILLIS = 25;

  private final Definition definition;
  private final PipelineStore store;
  private final PrintStream out;

  SingleTask(Definition definition, PipelineStore store, PrintStream out) {
    this.definition = definition;
    this.store = store;
    this.out = out;
  }

  /**
   * Returns whether it succeeded; its log and error are printed.
   *
   * @param params values for some parameters
   * @throws IllegalArgumentException if the pipeline has no such parameter, or the run of that date
   *     has another value
   */
  boolean run(TaskSpec task, ZonedDateTime date, Map<String, Object> params) {
    RunMaker maker = new RunMaker(definition, store);
    String runId =
        maker
            .create(date, definition.paramsWith(params), RunMaker.Where.ELSEWHERE)
            .orElseGet(() -> maker.find(date).orElseThrow());
    store.database().transaction(c -> makeDue(RunRows.lock(c, runId).orElseThrow(), task, params));
    // The other scheduler has its own retries and pools.
    Ledger ledger = new Ledger(definition.once(task), store);
    Ledger.Begin begin = ledger.begin(runId, task.name(), Worker.ownName());
    if (!(begin instanceof Ledger.Begun begun)) {
      throw new IllegalStateException("task '" + task.name() + "' cannot begin");
    }
    TaskRunner runner = new TaskRunner(definition, ledger, store.timing(), Worker.ownName());
    // Two: one may wait for the database with a log.
    ScheduledThreadPoolExecutor ticks = Threads.timed("pipeline-ticks", 2);
    ticks.scheduleWithFixedDelay(runner::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    ticks.scheduleWithFixedDelay(runner::keepLogs, 1, 1, TimeUnit.SECONDS);
    runner.run(runId, begun, null);
    ticks.shutdown();
    return told(runId, task.name());
  }

  /** Again, too, if it has succeeded: somebody has cleared it there. */
  private Void makeDue(RunRows run, TaskSpec task, Map<String, Object> params) throws SQLException {
    if (!run.header().lane().isElsewhere()) {
      throw new IllegalStateException(
          "run "
              + run.runId()
              + " for this logical date was not made by this scheduler; use another store"
              + " for the tasks of another scheduler");
    }
    Map<String, Object> kept = definition.paramsKept(run.header().params());
    requireSame(run.header().logicalTime(), kept, params);
    boolean running =
        run.task(task.name()).filter(found -> found.state() == State.RUNNING).isPresent();
    // Else its process was killed: the try that begins says that the one before it is lost.
    if (!running) {
      run.queued(task.name(), store.timing().now());
    }
    run.reopened(run.header().lane(), kept, store.timing().now());
    return null;
  }

  /** Tasks of the run may have worked with its values already. */
  private static void requireSame(
      ZonedDateTime date, Map<String, Object> kept, Map<String, Object> given) {
    // As texts: the type of a default may have changed since.
    List<String> others =
        given.keySet().stream()
            .filter(
                name ->
                    !String.valueOf(given.get(name)).equals(Objects.toString(kept.get(name), null)))
            .toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          "the run for "
              + date.toOffsetDateTime()
              + " has "
              + list(others, kept)
              + ", but given was "
              + list(others, given)
              + "; all tasks of a run share its parameters: give the same values, or none, or use"
              + " another logical date");
    }
  }

  private static String list(List<String> names, Map<String, Object> values) {
    return names.stream()
        .map(name -> name + "=" + values.get(name))
        .collect(Collectors.joining(", "));
  }

  private boolean told(String runId, String task) {
    PipelineRun run = store.read(runId);
    Try last = run.task(task).last();
    last.log().forEach(out::println);
    out.println(
        run.pipeline()
            + "/"
            + task
            + " "
            + last.state()
            + " for "
            + run.logicalTime().toOffsetDateTime()
            + (last.error() == null ? "" : ": " + last.error()));
    return last.state() == State.SUCCEEDED;
  }
}
