package trips.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.HawickJamesSimpleCycles;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** Makes a graph of tasks, in the hands of JGraphT, or says why they are none. */
final class TaskGraph {

  private TaskGraph() {}

  /**
   * Returns the graph; an edge leads from a parent to its child.
   *
   * @param tasks with names that differ
   * @throws IllegalArgumentException if a parent is unknown or tasks wait for each other
   */
  static DirectedAcyclicGraph<String, DefaultEdge> of(Collection<TaskSpec> tasks) {
    DirectedAcyclicGraph<String, DefaultEdge> graph = new DirectedAcyclicGraph<>(DefaultEdge.class);
    tasks.forEach(task -> graph.addVertex(task.name()));
    for (TaskSpec task : tasks) {
      for (String parent : task.after()) {
        if (!graph.containsVertex(parent)) {
          throw new IllegalArgumentException(
              "task '"
                  + task.name()
                  + "' comes after an unknown one: "
                  + Names.unknown("task", parent, graph.vertexSet()).getMessage());
        }
      }
    }
    try {
      tasks.forEach(task -> task.after().forEach(parent -> graph.addEdge(parent, task.name())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the tasks wait for each other in a circle: "
              + circle(tasks)
              + "; take out one of these dependencies");
    }
    return graph;
  }

  private static String circle(Collection<TaskSpec> tasks) {
    Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    tasks.forEach(task -> graph.addVertex(task.name()));
    tasks.forEach(task -> task.after().forEach(parent -> graph.addEdge(parent, task.name())));
    for (TaskSpec task : tasks) {
      if (task.after().contains(task.name())) {
        return task.name() + " → " + task.name();
      }
    }
    List<String> circle = new ArrayList<>(shortest(graph));
    // From the task that was named first, as the reader wrote them.
    List<String> written = tasks.stream().map(TaskSpec::name).toList();
    int first = 0;
    for (int i = 1; i < circle.size(); i++) {
      if (written.indexOf(circle.get(i)) < written.indexOf(circle.get(first))) {
        first = i;
      }
    }
    java.util.Collections.rotate(circle, -first);
    circle.add(circle.get(0));
    return String.join(" → ", circle);
  }

  private static List<String> shortest(Graph<String, DefaultEdge> graph) {
    List<List<String>> found = new ArrayList<>();
    new HawickJamesSimpleCycles<>(graph)
        .findSimpleCycles(
            cycle -> {
              if (found.isEmpty() || cycle.size() < found.get(0).size()) {
                found.clear();
                found.add(List.copyOf(cycle));
              }
            });
    return found.get(0);
  }

  /** Returns the tasks so that each stands after its parents, else as they were written. */
  static List<TaskSpec> inOrder(
      Collection<TaskSpec> tasks, DirectedAcyclicGraph<String, DefaultEdge> graph) {
    Map<String, TaskSpec> byName = new LinkedHashMap<>();
    tasks.forEach(task -> byName.put(task.name(), task));
    List<String> written = List.copyOf(byName.keySet());
    Iterator<String> order =
        new TopologicalOrderIterator<>(
            graph, (a, b) -> Integer.compare(written.indexOf(a), written.indexOf(b)));
    List<TaskSpec> sorted = new ArrayList<>();
    order.forEachRemaining(name -> sorted.add(byName.get(name)));
    return sorted;
  }
}
