package trips.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/** The tasks of a picture: those of a pipeline, or those of a run with their states. */
final class Nodes {

  /**
   * A task in a picture.
   *
   * @param look null if it has no state, as in a pipeline that does not run
   * @param state how it stands in words, or empty
   * @param remarks what else there is to say, each short
   */
  record Node(String name, List<String> after, Look look, String state, List<String> remarks) {

    /** Returns all of it in a line, without the name. */
    String words() {
      List<String> words = new ArrayList<>();
      if (!state.isEmpty()) {
        words.add(state);
      }
      words.addAll(remarks);
      return String.join(" · ", words);
    }
  }

  private Nodes() {}

  static List<Node> of(List<TaskSpec> tasks) {
    return tasks.stream()
        .map(task -> new Node(task.name(), task.after(), null, "", remarks(task)))
        .toList();
  }

  /**
   * Returns the tasks of a run.
   *
   * @param specs the tasks of its pipeline by name, as far as they are known
   * @param now for what has not ended
   */
  static List<Node> of(PipelineRun run, Map<String, TaskSpec> specs, Instant now) {
    List<Node> nodes = new ArrayList<>();
    for (TaskRun task : run.tasks()) {
      TaskSpec spec = specs.get(task.name());
      List<String> remarks = new ArrayList<>();
      if (task.reason() != null && !task.reason().isBlank()) {
        remarks.add(task.reason());
      } else if (spec != null && !task.state().isEnd()) {
        remarks.addAll(remarks(spec));
      }
      String state = TaskWords.state(task, spec == null ? -1 : spec.retries(), now);
      nodes.add(new Node(task.name(), task.after(), Look.of(task.state()), state, remarks));
    }
    return nodes;
  }

  private static List<String> remarks(TaskSpec task) {
    List<String> remarks = new ArrayList<>();
    if (task.retries() > 0) {
      remarks.add(
          (task.retries() == 1 ? "1 retry" : task.retries() + " retries")
              + " from "
              + Words.duration(task.firstPause()));
    }
    task.timeout().ifPresent(limit -> remarks.add("at most " + Words.duration(limit)));
    switch (task.rule()) {
      case ALL_SUCCEEDED -> {}
      case ANY_FAILED -> remarks.add("if any failed");
      case ALWAYS -> remarks.add("always");
    }
    task.pool()
        .ifPresent(pool -> remarks.add("pool " + pool.name() + ", " + pool.slots() + " at once"));
    return remarks;
  }

  static DirectedAcyclicGraph<String, DefaultEdge> graph(List<Node> nodes) {
    DirectedAcyclicGraph<String, DefaultEdge> graph = new DirectedAcyclicGraph<>(DefaultEdge.class);
    nodes.forEach(node -> graph.addVertex(node.name()));
    // A run of an older version of a pipeline may name a parent that it does not have.
    nodes.forEach(
        node ->
            node.after().stream()
                .filter(graph::containsVertex)
                .forEach(parent -> graph.addEdge(parent, node.name())));
    return graph;
  }
}
