package trips.pipeline;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/** What the body of one try is given; what it returns is kept when the body has ended. */
final class TryContext implements TaskContext {

  private final String runId;
  private final Ledger.Begun begun;
  private final String worker;
  private final DirectedAcyclicGraph<String, DefaultEdge> graph;
  private final TryLog log;
  private volatile String result;

  TryContext(
      String runId,
      Ledger.Begun begun,
      String worker,
      DirectedAcyclicGraph<String, DefaultEdge> graph,
      TryLog log) {
    this.runId = runId;
    this.begun = begun;
    this.worker = worker;
    this.graph = graph;
    this.log = log;
  }

  @Override
  public String pipeline() {
    return begun.run().pipeline();
  }

  @Override
  public String task() {
    return begun.task().name();
  }

  @Override
  public String runId() {
    return runId;
  }

  @Override
  public int attempt() {
    return begun.attempt();
  }

  @Override
  public ZonedDateTime logicalTime() {
    return begun.run().logicalTime();
  }

  @Override
  public Object param(String name) {
    Map<String, Object> params = begun.run().params();
    if (!params.containsKey(name)) {
      throw Names.unknown("parameter", name, params.keySet());
    }
    return params.get(name);
  }

  @Override
  public void result(Object value) {
    result = Values.encode("the result of task '" + task() + "'", value);
  }

  /** Returns the result as text, or null. */
  String result() {
    return result;
  }

  @Override
  public Object resultOf(String task) {
    Set<String> before = graph.getAncestors(task());
    if (!before.contains(task)) {
      throw new IllegalArgumentException(
          "task '"
              + task()
              + "' cannot read the result of '"
              + task
              + "', which need not have ended: it is not before this one; "
              + (before.isEmpty()
                  ? "write after(\"" + task + "\")"
                  : "before it are " + String.join(", ", new java.util.TreeSet<>(before))));
    }
    return begun.results().get(task);
  }

  @Override
  public void log(String format, Object... args) {
    log.add(args.length == 0 ? format : String.format(format, args));
  }

  TryLog log() {
    return log;
  }

  @Override
  public String worker() {
    return worker;
  }
}
