package trips.pipeline;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * Writes a pipeline down: tasks, each followed by words about it, and words about the whole.
 *
 * <p>What does not fit together is refused by {@link #build}, and a bad number where it is written.
 * Not safe for use by several threads.
 */
public final class PipelineBuilder {

  private static final int MOST_RETRIES = 100;

  private final String name;
  private final List<TaskDraft> drafts = new ArrayList<>();
  private final Map<String, Object> params = new LinkedHashMap<>();
  private Schedule schedule;
  private boolean catchUp;
  private Alert alert;
  private Alert retryAlert;
  private PipelineStore store;

  PipelineBuilder(String name) {
    Names.require("pipeline", name);
    this.name = name;
  }

  /**
   * Adds a task; the words that follow are about it.
   *
   * @param task a name of its own: 1 to 100 letters, digits, '_', '-' and '.'
   * @throws IllegalArgumentException if the name is none
   */
  public PipelineBuilder task(String task, TaskBody body) {
    Names.require("task", task);
    if (body == null) {
      throw new IllegalArgumentException(
          "task '" + task + "' has no body; write what it does, as ctx -> …");
    }
    drafts.add(new TaskDraft(task, body));
    return this;
  }

  /** Lets the task start only when these have ended; they may be written later. */
  public PipelineBuilder after(String... parents) {
    TaskDraft task = last("after(" + String.join(", ", parents) + ")");
    for (String parent : parents) {
      if (!task.after.contains(parent)) {
        task.after.add(parent);
      }
    }
    return this;
  }

  /**
   * Tries the task again when it fails.
   *
   * @param times how often, 0 to 100, after the first try
   * @param first the longest pause before the first retry, which doubles with each up to an hour;
   *     the pause is drawn between nothing and that
   * @throws IllegalArgumentException if one of them is too small or too large
   */
  public PipelineBuilder retry(int times, Duration first) {
    TaskDraft task = last("retry(" + times + ", …)");
    if (times < 0 || times > MOST_RETRIES) {
      throw bad(task, "cannot be retried " + times + " times", "use 0 to " + MOST_RETRIES);
    }
    if (first == null || first.isNegative() || first.compareTo(Backoff.LONGEST) > 0) {
      throw bad(
          task,
          "cannot wait " + (first == null ? "null" : Words.duration(first)) + " before a retry",
          "use 0 s to " + Words.duration(Backoff.LONGEST));
    }
    task.retries = times;
    task.firstPause = first;
    return this;
  }

  /**
   * Ends a try that takes longer: its thread is interrupted, and the try has failed when it ends.
   *
   * @throws IllegalArgumentException if the time is not above zero
   */
  public PipelineBuilder timeout(Duration longest) {
    TaskDraft task = last("timeout(…)");
    if (longest == null || longest.toMillis() < 1) {
      throw bad(
          task,
          "cannot have a timeout of " + (longest == null ? "null" : Words.duration(longest)),
          "use 1 ms or more, or leave it out for none");
    }
    task.timeout = longest;
    return this;
  }

  /** Says when the task starts or is skipped, if one before it failed. */
  public PipelineBuilder rule(Rule rule) {
    TaskDraft task = last("rule(" + rule + ")");
    if (rule == null) {
      throw bad(task, "cannot have the rule null", "use one of " + List.of(Rule.values()));
    }
    task.rule = rule;
    return this;
  }

  /**
   * Lets only some tasks of a pool run at the same time, over all workers and pipelines of the
   * store.
   *
   * @param slots how many, at least 1
   * @throws IllegalArgumentException if the name is none or there is no slot
   */
  public PipelineBuilder pool(String pool, int slots) {
    TaskDraft task = last("pool(" + pool + ", " + slots + ")");
    Names.require("pool", pool);
    if (slots < 1) {
      throw bad(
          task, "would never run: pool '" + pool + "' has " + slots + " slots", "use 1 or more");
    }
    task.pool = new Pool(pool, slots);
    return this;
  }

  private TaskDraft last(String word) {
    if (drafts.isEmpty()) {
      throw new IllegalArgumentException(
          word
              + " is about a task, but pipeline '"
              + name
              + "' has none yet; write task(name, body) before it");
    }
    return drafts.get(drafts.size() - 1);
  }

  private static IllegalArgumentException bad(TaskDraft task, String what, String allowed) {
    return new IllegalArgumentException("task '" + task.name + "' " + what + "; " + allowed);
  }

  /**
   * Runs the pipeline when a clock shows these times.
   *
   * @param cron five fields, as cron and Airflow write them: {@code 0 3 * * *} is daily at three
   */
  public PipelineBuilder schedule(String cron, ZoneId zone) {
    schedule = new Schedule(cron, zone);
    return this;
  }

  /**
   * Says what happens to firings that nobody was there for: true makes a run for each, oldest
   * first; false, as without this word, only for the newest.
   */
  public PipelineBuilder catchUp(boolean each) {
    catchUp = each;
    return this;
  }

  /**
   * Adds a parameter that bodies read with {@link TaskContext#param} and a run may set.
   *
   * @param value if the run sets none: a String, a Number, a Boolean or null
   * @throws IllegalArgumentException if it is of another type
   */
  public PipelineBuilder param(String param, Object value) {
    Names.require("parameter", param);
    Values.encode("parameter '" + param + "'", value);
    params.put(param, value);
    return this;
  }

  /** Sends this when a run has failed; a second one is sent, too. */
  public PipelineBuilder onFailure(Alert alert) {
    this.alert = this.alert == null ? alert : this.alert.and(alert);
    return this;
  }

  /**
   * Sends this when a try has failed and its task will be tried again; a second one is sent, too.
   * The worker of the try sends it once and keeps no note of it: one that dies at that moment
   * leaves it out.
   */
  public PipelineBuilder onRetry(Alert alert) {
    retryAlert = retryAlert == null ? alert : retryAlert.and(alert);
    return this;
  }

  /** Keeps runs there instead of in {@link PipelineStore#open}. */
  public PipelineBuilder store(PipelineStore store) {
    this.store = store;
    return this;
  }

  /**
   * Returns the pipeline.
   *
   * @throws IllegalArgumentException if it has no task, two of one name, a parent that is none,
   *     tasks that wait for each other, or a schedule that is none; the message names them
   */
  public Pipeline build() {
    if (drafts.isEmpty()) {
      throw new IllegalArgumentException(
          "pipeline '" + name + "' has no task; write .task(name, ctx -> …) before .build()");
    }
    Map<String, TaskSpec> tasks = new LinkedHashMap<>();
    for (TaskDraft draft : drafts) {
      if (tasks.put(draft.name, draft.spec()) != null) {
        throw new IllegalArgumentException(
            "pipeline '" + name + "' has two tasks named '" + draft.name + "'; rename one of them");
      }
    }
    for (TaskDraft draft : drafts) {
      if (draft.rule == Rule.ANY_FAILED && draft.after.isEmpty()) {
        throw bad(
            draft,
            "would never run: its rule is ANY_FAILED, but it comes after no task",
            "write after(…), or leave out the rule");
      }
    }
    DirectedAcyclicGraph<String, DefaultEdge> graph = TaskGraph.of(tasks.values());
    if (schedule != null) {
      if (schedule.cron() == null || schedule.zone() == null) {
        throw new IllegalArgumentException(
            "the schedule needs a cron line and a zone, for example \"0 3 * * *\" and"
                + " ZoneId.of(\"America/New_York\")");
      }
      Cron.of(schedule);
    }
    return new Pipeline(
        new Definition(
            name,
            TaskGraph.inOrder(tasks.values(), graph),
            graph,
            Optional.ofNullable(schedule),
            catchUp,
            params,
            Optional.ofNullable(alert),
            Optional.ofNullable(retryAlert)),
        store);
  }
}
