package trips.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts what the Spark jobs of one cell do. Called by Spark's thread of events, asked by the one
 * that draws; every call is short.
 */
final class CellProgress {

  /**
   * A stage as it is known when its job starts.
   *
   * @param parents the ids of the stages whose results it reads
   */
  record StagePlan(int id, int tasks, List<Integer> parents) {}

  private final LongSupplier nanoClock;
  private final long began;
  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Map<Integer, Stage> stages = new HashMap<>();
  private final Map<String, ProgressReport.Stream> streams = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private int ended;

  CellProgress(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    began = nanoClock.getAsLong();
  }

  private static final class Stage {
    private final Action action;
    private final StagePlan plan;
    private boolean begun;
    private boolean over;
    private boolean skipped;

    Stage(Action action, StagePlan plan) {
      this.action = action;
      this.plan = plan;
    }
  }

  private static final class Action {
    private final String name;
    private final long began;
    private final List<Stage> stages = new ArrayList<>();
    private int jobs;
    private int done;
    private int running;
    private int failed;
    private long rows;

    Action(String name, long began) {
      this.name = name;
      this.began = began;
    }
  }

  /** Says what the reader called; its jobs come with the same key. */
  synchronized void named(String key, String name) {
    names.put(key, name);
  }

  /**
   * Says that a job starts.
   *
   * @param key the same for all jobs of one query
   * @param name what to call it if nobody has said so
   */
  synchronized void jobStarted(String key, String name, List<StagePlan> plans) {
    Action action =
        actions.computeIfAbsent(
            key, k -> new Action(names.getOrDefault(k, name), nanoClock.getAsLong()));
    action.jobs++;
    for (StagePlan plan : plans) {
      stages.computeIfAbsent(
          plan.id(),
          id -> {
            Stage stage = new Stage(action, plan);
            action.stages.add(stage);
            return stage;
          });
    }
  }

  /** Says that a stage starts; what it reads and nobody has computed in this job was there. */
  synchronized void stageStarted(int id) {
    Stage stage = stages.get(id);
    if (stage != null) {
      stage.begun = true;
      stage.over = false;
      stage.plan.parents().forEach(this::skipUnlessBegun);
    }
  }

  private void skipUnlessBegun(int id) {
    Stage stage = stages.get(id);
    if (stage != null && !stage.begun && !stage.skipped) {
      stage.skipped = true;
      stage.plan.parents().forEach(this::skipUnlessBegun);
    }
  }

  synchronized void stageEnded(int id) {
    Stage stage = stages.get(id);
    if (stage != null) {
      stage.over = true;
    }
  }

  synchronized void taskStarted(int stage) {
    Stage of = stages.get(stage);
    if (of != null) {
      of.action.running++;
    }
  }

  /** How a task has ended. */
  enum TaskEnd {
    DONE,
    FAILED,
    KILLED
  }

  synchronized void taskEnded(int stage, TaskEnd how, long rows) {
    Stage of = stages.get(stage);
    if (of == null) {
      return;
    }
    Action action = of.action;
    action.running = Math.max(0, action.running - 1);
    action.rows += rows;
    switch (how) {
      case DONE -> action.done++;
      case FAILED -> action.failed++;
      case KILLED -> {}
    }
  }

  /** Says that no job with this key will follow. */
  synchronized void actionEnded(String key) {
    if (actions.remove(key) != null) {
      ended++;
    }
  }

  synchronized void streamed(ProgressReport.Stream stream) {
    streams.put(stream.run(), stream);
  }

  synchronized void streamEnded(String run) {
    streams.remove(run);
  }

  /** Returns where it all stands now. */
  synchronized ProgressReport report() {
    long now = nanoClock.getAsLong();
    return new ProgressReport(
        actions.values().stream().map(action -> report(action, now)).toList(),
        ended,
        List.copyOf(streams.values()),
        now - began);
  }

  private static ProgressReport.Action report(Action action, long now) {
    List<Stage> needed = action.stages.stream().filter(stage -> !stage.skipped).toList();
    return new ProgressReport.Action(
        action.name,
        action.jobs,
        needed.size(),
        (int) needed.stream().filter(stage -> stage.over).count(),
        needed.stream().mapToInt(stage -> stage.plan.tasks()).sum(),
        action.done,
        action.running,
        action.failed,
        action.rows,
        now - action.began);
  }
}
