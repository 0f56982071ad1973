package trips.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * Tasks that depend on each other, and when and how they run. Its runs are kept in a {@link
 * PipelineStore}, which is opened with the first of them. Immutable; safe for use by any thread.
 *
 * <pre>{@code
 * var daily = Pipeline.named("daily")
 *     .task("ingest", ctx -> ctx.result(download())).retry(3, Duration.ofSeconds(2))
 *     .task("count", ctx -> count(ctx.resultOf("ingest"))).after("ingest")
 *     .schedule("0 3 * * *", ZoneId.of("America/New_York"))
 *     .build();
 * daily.run();      // now
 * daily.start();    // whenever the clock says so
 * }</pre>
 */
public final class Pipeline {

  private final Definition definition;
  private final PipelineStore given;

  /**
   * @param given null for the default one
   */
  Pipeline(Definition definition, PipelineStore given) {
    this.definition = definition;
    this.given = given;
  }

  /**
   * Begins to write a pipeline.
   *
   * @param name by which the store knows it: 1 to 100 letters, digits, '_', '-' and '.'
   * @throws IllegalArgumentException if the name is none
   */
  public static PipelineBuilder named(String name) {
    return new PipelineBuilder(name);
  }

  /** Returns the name. */
  public String name() {
    return definition.name();
  }

  /** Returns the tasks, each after its parents. */
  public List<TaskSpec> tasks() {
    return definition.tasks();
  }

  /** Returns when it runs by itself, if it does. */
  public Optional<Schedule> schedule() {
    return definition.schedule();
  }

  /** Returns whether each missed firing gets a run. */
  public boolean catchUp() {
    return definition.catchUp();
  }

  /** Returns the parameters with their defaults. */
  public Map<String, Object> params() {
    return definition.params();
  }

  /** Returns a copy of the graph; an edge leads from a parent to its child. */
  @SuppressWarnings("unchecked")
  public DirectedAcyclicGraph<String, DefaultEdge> graph() {
    return (DirectedAcyclicGraph<String, DefaultEdge>) definition.graph().clone();
  }

  /** Runs it now, as {@link #run(Map)} does, with the parameters' defaults. */
  public PipelineRun run() {
    return run(Map.of());
  }

  /**
   * Runs it now in this JVM, and returns when all tasks have ended and an alert is sent. An
   * interrupt stops the tasks: the run has then failed.
   *
   * @param params values for some of its parameters
   * @throws IllegalArgumentException if it has no such parameter
   * @throws IllegalStateException if the store cannot be opened or fails
   */
  public PipelineRun run(Map<String, ?> params) {
    return run(params, LiveRuns.listener(this));
  }

  PipelineRun run(Map<String, ?> params, RunListener listener) {
    return local().run(create(params, RunMaker.Where.PRIVATE), listener);
  }

  /** Makes a run for now and returns its id. */
  private String create(Map<String, ?> params, RunMaker.Where where) {
    Map<String, Object> all = definition.paramsWith(params);
    ZoneId zone = schedule().map(Schedule::zone).orElse(ZoneId.systemDefault());
    ZonedDateTime time = store().timing().now().atZone(zone);
    Optional<String> runId;
    do {
      runId = maker().create(time, all, where);
      // Another process may have asked in the same microsecond.
      time = time.plus(1, ChronoUnit.MICROS);
    } while (runId.isEmpty());
    return runId.get();
  }

  /**
   * Runs it now in this JVM, as for another time; a run for that time that has failed goes on from
   * its failed tasks, and one that has succeeded is returned as it is.
   *
   * @param logicalTime what its tasks see as {@link TaskContext#logicalTime}
   * @throws IllegalStateException if a run for that time has not ended
   */
  public PipelineRun runFor(ZonedDateTime logicalTime) {
    Optional<String> made =
        maker().create(logicalTime, definition.paramsWith(Map.of()), RunMaker.Where.PRIVATE);
    return made.isPresent()
        ? local().run(made.get(), LiveRuns.listener(this))
        : rerun(maker().find(logicalTime).orElseThrow());
  }

  /** Runs again what had not succeeded, as {@link #rerun(String)} does. */
  public PipelineRun rerun(PipelineRun run) {
    return rerun(run.id());
  }

  /**
   * Runs again in this JVM what of a run has not succeeded, with the tasks as they are written now;
   * what has succeeded stays as it is, and so does a run that has.
   *
   * @throws IllegalArgumentException if there is no such run of this pipeline
   * @throws IllegalStateException if it has not ended
   */
  public PipelineRun rerun(String runId) {
    return maker().reopen(runId, RunMaker.Where.PRIVATE)
        ? local().run(runId, LiveRuns.listener(this))
        : store().read(runId);
  }

  /** Makes a run for now, as {@link #submit(Map)} does, with the parameters' defaults. */
  public PipelineRun submit() {
    return submit(Map.of());
  }

  /**
   * Makes a run for now that the workers of this pipeline take, and returns at once.
   *
   * @param params values for some of its parameters
   * @return the run, of which no task has started
   * @throws IllegalArgumentException if it has no such parameter
   */
  public PipelineRun submit(Map<String, ?> params) {
    return store().read(create(params, RunMaker.Where.SHARED));
  }

  /**
   * Waits until a run has ended that workers have, and shows it meanwhile; takes no part in it. An
   * interrupt ends the waiting, not the run.
   *
   * @return the run, ended; or as it stands, if the waiting was interrupted
   * @throws IllegalArgumentException if there is no such run of this pipeline
   */
  public PipelineRun await(PipelineRun run) {
    if (!run.pipeline().equals(name())) {
      throw new IllegalArgumentException(
          "run " + run.id() + " is one of pipeline '" + run.pipeline() + "', not '" + name() + "'");
    }
    return local().await(run.id(), LiveRuns.listener(this));
  }

  /**
   * Returns the next firings of the schedule after a time.
   *
   * @param most how many, from 1 to 10,000
   * @throws IllegalStateException if it has no schedule
   */
  public List<ZonedDateTime> firings(ZonedDateTime after, int most) {
    if (most < 1 || most > Backfill.MOST) {
      throw new IllegalArgumentException(
          most + " firings cannot be listed; use 1 to " + Backfill.MOST);
    }
    Cron cron = Cron.of(definition.requireSchedule());
    return cron.between(after.toInstant().plusNanos(1), Instant.MAX, most).stream()
        .map(firing -> firing.atZone(cron.zone()))
        .toList();
  }

  /**
   * Makes this JVM a worker of the pipeline and switches its schedule on, until the worker is
   * closed. A schedule that is on for the first time begins with its next firing.
   */
  public Worker start() {
    return Worker.start(definition, store(), Worker.ownName());
  }

  /**
   * Runs it for each firing of its schedule between two days, together with whoever else works for
   * it, and returns when all have ended. Runs that have succeeded are left out; those that have
   * failed go on from their failed tasks.
   *
   * @param from the first day, on the schedule's clock
   * @param to the last day, included
   * @return those that were run, oldest first
   * @throws IllegalStateException if it has no schedule
   * @throws IllegalArgumentException if the days are in the wrong order or too many
   */
  public List<PipelineRun> backfill(LocalDate from, LocalDate to) {
    return new Backfill(definition, store()).run(from, to);
  }

  /**
   * Returns the run with the latest logical time.
   *
   * @throws IllegalStateException if there is none
   */
  public PipelineRun last() {
    return history(1).runs().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "pipeline '" + name() + "' has no run in this store; run() it first"));
  }

  /**
   * Returns the runs with the latest logical times, oldest first.
   *
   * @param most how many, from 1
   * @throws IllegalArgumentException if it is less
   */
  public History history(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a history of " + most + " runs; use 1 or more");
    }
    return new History(
        name(),
        tasks().stream().map(TaskSpec::name).toList(),
        store().database().transaction(c -> new RunReader(c).latest(name(), most)));
  }

  /**
   * Returns the pipeline as {@link #toAirflow(Class)} does, with a placeholder for the class that
   * defines it; the head of the file says what to put there.
   */
  public String toAirflow() {
    return new AirflowDag(definition, AirflowDag.PLACEHOLDER, today()).text();
  }

  /**
   * Returns the pipeline as a DAG file of Airflow 3: the same schedule, order, retries, limits,
   * rules, pools and parameters; each task calls {@code PipelineTask} in a JVM of its own. The head
   * of the file says what Airflow needs before it can run, and where it does something else. A name
   * that is no id in Airflow becomes one with a hash, and stays as the name that its pages show.
   *
   * <p>The tests compile such files with Python and compare their structure with the pipeline's;
   * Airflow itself has not run them.
   *
   * @param type the class that defines this pipeline; of one that a notebook's cell defines, which
   *     Airflow cannot load, only the simple name is kept, and the head says so
   * @throws IllegalArgumentException if no other JVM could create it, or a parameter is a number
   *     that JSON does not have
   */
  public String toAirflow(Class<? extends PipelineDefinition> type) {
    return new AirflowDag(definition, AirflowDag.name(type), today()).text();
  }

  /** Asks no store: whoever writes a file need not have a database. */
  private LocalDate today() {
    return LocalDate.now(schedule().map(Schedule::zone).orElse(ZoneOffset.UTC));
  }

  private LocalRun local() {
    return new LocalRun(definition, store());
  }

  private RunMaker maker() {
    return new RunMaker(definition, store());
  }

  Definition definition() {
    return definition;
  }

  /** Returns the store, which is opened if this is its first use. */
  PipelineStore store() {
    return given == null ? PipelineStore.open() : given;
  }

  @Override
  public String toString() {
    return "pipeline "
        + name()
        + ", "
        + tasks().size()
        + (tasks().size() == 1 ? " task" : " tasks");
  }
}
