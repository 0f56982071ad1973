package trips.pipeline;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.HeartbeatState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs bodies of tasks, and interrupts them when they must end. */
final class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  /** Of the silence after which others take a task; what is left is for the body to end. */
  private static final double STALE = 0.7;

  private static final int FRAMES = 6;

  private final Definition definition;
  private final Ledger ledger;
  private final Timing timing;
  private final String worker;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private volatile BodyWatch.Cause leaving;

  /** A body that runs. */
  private static final class Running {
    private final TryContext context;
    private final BodyWatch watch;
    private final HeartbeatState heartbeat;

    Running(TryContext context, BodyWatch watch, HeartbeatState heartbeat) {
      this.context = context;
      this.watch = watch;
      this.heartbeat = heartbeat;
    }
  }

  TaskRunner(Definition definition, Ledger ledger, Timing timing, String worker) {
    this.definition = definition;
    this.ledger = ledger;
    this.timing = timing;
    this.worker = worker;
  }

  /**
   * Runs one try on this thread and says how it ended.
   *
   * @param execution db-scheduler's, or null if nobody waits for heartbeats
   */
  Ledger.Finish run(String runId, Ledger.Begun begun, CurrentlyExecuting execution) {
    TryLog log = new TryLog(timing.clock(), begun.run().logicalTime().getZone());
    TryContext context = new TryContext(runId, begun, worker, definition.graph(), log);
    TryOutcome outcome = outcome(context, begun.task(), execution);
    Ledger.Finish finish =
        ledger.finish(runId, context.task(), begun.attempt(), outcome, log.lines());
    if (finish.refused()) {
      LOG.info("try {} of {}/{} came too late", begun.attempt(), runId, context.task());
    }
    return finish;
  }

  private TryOutcome outcome(TryContext context, TaskSpec task, CurrentlyExecuting execution) {
    BodyWatch watch = new BodyWatch(task.timeout().orElse(null));
    Running body =
        new Running(context, watch, execution == null ? null : execution.getHeartbeatState());
    running.add(body);
    Throwable error = null;
    Optional<BodyWatch.Cause> cause;
    try {
      interruptIfLeaving(watch);
      task.body().run(context);
    } catch (Throwable e) {
      error = e;
    } finally {
      cause = watch.end();
      running.remove(body);
    }
    // Its log says where the body was, also if it was interrupted there.
    TryOutcome own = outcome(context, error);
    return cause.map(TaskRunner::interrupted).orElse(own);
  }

  private static TryOutcome interrupted(BodyWatch.Cause cause) {
    return switch (cause.kind()) {
      case TIMEOUT -> TryOutcome.failed(cause.text());
      case STOPPED -> new TryOutcome(State.FAILED, cause.text(), null, false);
      case LOST -> TryOutcome.lost(cause.text());
    };
  }

  private static TryOutcome outcome(TryContext context, Throwable error) {
    if (error == null) {
      return TryOutcome.succeeded(context.result());
    }
    StringBuilder text = new StringBuilder("failed: " + error);
    StackTraceElement[] frames = error.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
      if (frames[i].getClassName().startsWith("trips.pipeline.TaskRunner")) {
        break;
      }
      text.append("\n    at ").append(frames[i]);
    }
    context.log().add(text.toString());
    return TryOutcome.failed(Words.error(error));
  }

  /** Looks after timeouts and heartbeats; called often, so it asks no database. */
  void tick() {
    for (Running body : running) {
      body.watch.tick();
      if (isStale(body.heartbeat)) {
        body.watch.interrupt(
            BodyWatch.Kind.LOST,
            worker + " could not say that it lives; another worker may run it");
      }
    }
  }

  /**
   * Keeps the logs of bodies that run: others cannot see them otherwise, and a killed worker would
   * take them with it. It may wait long for the database, so it must not hold up {@link #tick}.
   */
  void keepLogs() {
    for (Running body : running) {
      TryContext context = body.context;
      if (context.log().isChanged()) {
        try {
          ledger.log(context.runId(), context.task(), context.attempt(), context.log().lines());
        } catch (RuntimeException e) {
          LOG.info("a log cannot be kept now", e);
        }
      }
    }
  }

  private static boolean isStale(HeartbeatState heartbeat) {
    return heartbeat != null
        && (heartbeat.getFailedHeartbeats() > 1 || heartbeat.getFractionDead() > STALE);
  }

  /** Interrupts all bodies, those too that are about to start. */
  void leave(BodyWatch.Kind kind, String why) {
    leaving = new BodyWatch.Cause(kind, why);
    running.forEach(body -> interruptIfLeaving(body.watch));
  }

  private void interruptIfLeaving(BodyWatch watch) {
    BodyWatch.Cause cause = leaving;
    if (cause != null) {
      watch.interrupt(cause.kind(), cause.text());
    }
  }

  /** Returns whether this worker takes nothing more. */
  boolean isLeaving() {
    return leaving != null;
  }

  /** Returns how many bodies run. */
  int count() {
    return running.size();
  }

  /** Waits until no body runs, or a time is over. */
  void awaitIdle(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!running.isEmpty() && System.nanoTime() < end) {
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
