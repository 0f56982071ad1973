package trips.pipeline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the due tasks of a lane and runs them, in the hands of db-scheduler. */
final class TaskEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
  private static final int TICK_MILLIS = 25;
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /** Other pipelines' executions are none of ours, and must never be deleted here. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Lane lane;
  private final Timing timing;
  private final int threads;
  private final Ledger ledger;
  private final TaskRunner runner;
  private final AlertSender alerts;
  private final Runnable changed;
  private final String worker;
  private final Scheduler scheduler;

  /** Two: one may wait for the database with a log, while bodies run out of time. */
  private final ScheduledThreadPoolExecutor ticks = Threads.timed("pipeline-ticks", 2);

  /**
   * Makes an engine that does not run yet.
   *
   * @param threads how many bodies run at once
   * @param recurring what this engine also does by the clock
   * @param changed called after each step
   */
  TaskEngine(
      Lane lane,
      Definition definition,
      PipelineStore store,
      String worker,
      int threads,
      Optional<RecurringTask<Void>> recurring,
      Runnable changed) {
    this.lane = lane;
    this.timing = store.timing();
    this.threads = threads;
    this.changed = changed;
    this.worker = worker;
    this.ledger = new Ledger(definition, store);
    this.runner = new TaskRunner(definition, ledger, timing, worker);
    this.alerts = new AlertSender(definition, store, worker);
    this.scheduler = scheduler(store, recurring);
  }

  private Scheduler scheduler(PipelineStore store, Optional<RecurringTask<Void>> recurring) {
    CustomTask<Void> task =
        Tasks.custom(lane.name(), Void.class)
            .onDeadExecution(this::dead)
            .onFailure(failed())
            .execute(this::execute);
    SchedulerBuilder builder =
        Scheduler.create(store.database().source(), task)
            .tableName(lane.table())
            .jdbcCustomization(store.database().dialect().scheduler())
            .schedulerName(new SchedulerName.Fixed(worker))
            .clock(timing::now)
            .pollingInterval(timing.poll())
            .heartbeatInterval(timing.heartbeat())
            .missedHeartbeatsLimit(Timing.MISSED)
            .deleteUnresolvedAfter(NEVER)
            .shutdownMaxWait(FAREWELL)
            .threads(threads)
            .executorService(Threads.pool("pipeline-task", threads, () -> {}))
            .dueExecutor(Threads.pool("pipeline-due", 1, this::wake))
            .housekeeperExecutor(Threads.timed("pipeline-heartbeat", 3));
    recurring.ifPresent(each -> builder.startTasks(List.of(each)));
    return builder.build();
  }

  /** Takes tasks from now on. */
  void start() {
    scheduler.start();
    ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    ticks.scheduleWithFixedDelay(runner::keepLogs, 1, 1, TimeUnit.SECONDS);
  }

  /** Looks for due tasks now. */
  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  private void tick() {
    try {
      runner.tick();
      if (runner.count() >= threads) {
        // db-scheduler would fetch what it cannot run, and queue it again with each poll.
        scheduler.pause();
      } else if (scheduler.getSchedulerState().isPaused()) {
        // The last body ended between the count above and the pause, and found nothing to resume.
        scheduler.resume();
        wake();
      }
    } catch (RuntimeException e) {
      LOG.warn("the bodies of tasks could not be looked after", e);
    }
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    String runId = Lane.runOf(instance.getId());
    String task = Lane.taskOf(instance.getId());
    if (runner.isLeaving()) {
      return again(timing.now());
    }
    if (task.isEmpty()) {
      alerts.send(runId);
      changed.run();
      return done();
    }
    Ledger.Begin begin = ledger.begin(runId, task, worker);
    changed.run();
    if (begin instanceof Ledger.NoSlot full) {
      return again(full.again());
    }
    return begin instanceof Ledger.Begun begun ? run(runId, begun, context) : done();
  }

  private CompletionHandler<Void> run(String runId, Ledger.Begun begun, ExecutionContext context) {
    try {
      Ledger.Finish finish = runner.run(runId, begun, context.getCurrentlyExecuting());
      if (finish.refused()) {
        return (complete, operations) -> {};
      }
      if (finish.retried() != null) {
        String task = begun.task().name();
        ZonedDateTime time = begun.run().logicalTime();
        alerts.sendRetry(runId, task, begun.attempt(), finish.retried(), time);
      }
      return finish.again() == null ? done() : again(finish.again());
    } finally {
      scheduler.resume();
      wake();
      changed.run();
    }
  }

  private static CompletionHandler<Void> done() {
    return (complete, operations) -> quietly(operations::remove);
  }

  private CompletionHandler<Void> again(Instant when) {
    return (complete, operations) -> {
      quietly(() -> operations.reschedule(complete, when));
      wakeAt(when);
    };
  }

  private void wakeAt(Instant when) {
    long millis = Math.max(0, Duration.between(timing.now(), when).toMillis() + 1);
    if (!ticks.isShutdown()) {
      ticks.schedule(this::wake, millis, TimeUnit.MILLISECONDS);
    }
  }

  private FailureHandler<Void> failed() {
    return (complete, operations) ->
        quietly(() -> operations.reschedule(complete, timing.now().plus(AFTER_TROUBLE)));
  }

  /** Another worker may have taken the execution, which it then also removes. */
  private static void quietly(Runnable operation) {
    try {
      operation.run();
    } catch (RuntimeException e) {
      LOG.info("an execution was no longer ours: {}", e.getMessage());
    }
  }

  private void dead(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    String id = complete.getExecution().taskInstance.getId();
    long version = complete.getExecution().version;
    switch (ledger.lost(Lane.runOf(id), Lane.taskOf(id), lane, version)) {
      case AGAIN -> quietly(() -> operations.reschedule(complete, timing.now()));
      case DONE -> quietly(operations::stop);
      case NOT_OURS -> {}
    }
    wake();
    changed.run();
  }

  /** Ends the bodies that run: they have failed, and are not tried again. */
  void interruptBodies(String why) {
    runner.leave(BodyWatch.Kind.STOPPED, why);
    runner.awaitIdle(FAREWELL);
  }

  /** Ends the bodies that run, which others may try again, and takes no more. */
  @Override
  public void close() {
    runner.leave(BodyWatch.Kind.LOST, worker + " was stopped");
    scheduler.stop();
    ticks.shutdown();
  }
}
