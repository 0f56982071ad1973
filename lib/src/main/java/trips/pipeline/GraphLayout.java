package trips.pipeline;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * Where the boxes and arrows of a graph lie, from left to right.
 *
 * <p>The steps are Sugiyama's (Methods for Visual Understanding of Hierarchical System Structures,
 * 1981): each box in the layer after its last parent; a bend in each layer that an arrow passes;
 * within a layer the order of the parents' medians; then heights as near to the neighbours' as
 * boxes allow.
 */
final class GraphLayout {

  private static final int SWEEPS = 8;
  private static final int ROUNDS = 24;
  private static final double BEND = 8;
  private static final double GAP = 20;

  /** A box, or a bend of an arrow, in one layer. */
  private static final class Slot {
    final String name;
    final int layer;
    final double height;
    final List<Slot> left = new ArrayList<>();
    final List<Slot> right = new ArrayList<>();
    double y;
    int place;

    Slot(String name, int layer, double height) {
      this.name = name;
      this.layer = layer;
      this.height = height;
    }
  }

  /** A box by its upper left corner. */
  record Box(double x, double y, double width, double height) {}

  /**
   * An arrow.
   *
   * @param points where it leaves, in pairs where it enters and leaves each layer between, and
   *     where it ends
   */
  record Arrow(String from, String to, List<Point2D> points) {}

  private final Map<String, Slot> boxes = new LinkedHashMap<>();
  private final List<List<Slot>> layers = new ArrayList<>();
  private final Map<List<String>, List<Slot>> bends = new LinkedHashMap<>();
  private final List<Double> lefts = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private final double boxHeight;
  private double height;

  /**
   * Lays a graph out.
   *
   * @param graph the tasks in an order in which parents come first
   * @param boxWidth the width that each task needs
   * @param boxHeight the height of all boxes
   * @param space between two layers, by the number of layers
   */
  GraphLayout(
      DirectedAcyclicGraph<String, DefaultEdge> graph,
      ToDoubleFunction<String> boxWidth,
      double boxHeight,
      IntToDoubleFunction space) {
    this.boxHeight = boxHeight;
    graph.iterator().forEachRemaining(task -> place(graph, task));
    graph.edgeSet().forEach(edge -> connect(graph.getEdgeSource(edge), graph.getEdgeTarget(edge)));
    order();
    align();
    double x = 0;
    for (List<Slot> layer : layers) {
      double width =
          layer.stream()
              .filter(slot -> slot.name != null)
              .mapToDouble(slot -> boxWidth.applyAsDouble(slot.name))
              .max()
              .orElse(0);
      lefts.add(x);
      widths.add(width);
      x += width + space.applyAsDouble(layers.size());
    }
  }

  private void place(DirectedAcyclicGraph<String, DefaultEdge> graph, String task) {
    int layer =
        graph.incomingEdgesOf(task).stream()
            .mapToInt(edge -> boxes.get(graph.getEdgeSource(edge)).layer + 1)
            .max()
            .orElse(0);
    boxes.put(task, add(new Slot(task, layer, boxHeight)));
  }

  private Slot add(Slot slot) {
    while (layers.size() <= slot.layer) {
      layers.add(new ArrayList<>());
    }
    layers.get(slot.layer).add(slot);
    return slot;
  }

  private void connect(String from, String to) {
    Slot last = boxes.get(from);
    Slot target = boxes.get(to);
    List<Slot> passed = new ArrayList<>();
    for (int layer = last.layer + 1; layer < target.layer; layer++) {
      Slot bend = add(new Slot(null, layer, BEND));
      passed.add(bend);
      join(last, bend);
      last = bend;
    }
    join(last, target);
    bends.put(List.of(from, to), passed);
  }

  private static void join(Slot left, Slot right) {
    left.right.add(right);
    right.left.add(left);
  }

  private void order() {
    number();
    long least = crossings();
    List<List<Slot>> best = copy();
    for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
      boolean forwards = sweep % 2 == 0;
      for (int i = 0; i < layers.size(); i++) {
        List<Slot> layer = layers.get(forwards ? i : layers.size() - 1 - i);
        layer.sort(Comparator.comparingDouble(slot -> median(slot, forwards)));
        number();
      }
      long crossings = crossings();
      if (crossings < least) {
        least = crossings;
        best = copy();
      }
    }
    layers.clear();
    layers.addAll(best);
    number();
  }

  private void number() {
    for (List<Slot> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        layer.get(i).place = i;
      }
    }
  }

  private List<List<Slot>> copy() {
    List<List<Slot>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }

  private static double median(Slot slot, boolean ofParents) {
    int[] places =
        (ofParents ? slot.left : slot.right).stream().mapToInt(s -> s.place).sorted().toArray();
    int middle = places.length / 2;
    if (places.length == 0) {
      return slot.place;
    }
    return places.length % 2 == 1 ? places[middle] : (places[middle - 1] + places[middle]) / 2.0;
  }

  /** Counts how often arrows cross one another. */
  private long crossings() {
    long count = 0;
    for (List<Slot> layer : layers) {
      for (Slot upper : layer) {
        for (Slot lower : layer.subList(upper.place + 1, layer.size())) {
          for (Slot target : upper.right) {
            count += lower.right.stream().filter(other -> other.place < target.place).count();
          }
        }
      }
    }
    return count;
  }

  private void align() {
    for (int round = 0; round <= ROUNDS; round++) {
      Function<Slot, List<Slot>> pull = round % 2 == 0 ? slot -> slot.left : slot -> slot.right;
      for (int i = 0; i < layers.size(); i++) {
        pull(layers.get(round % 2 == 0 ? i : layers.size() - 1 - i), pull);
      }
    }
    List<Slot> all = layers.stream().flatMap(List::stream).toList();
    double top = all.stream().mapToDouble(slot -> slot.y - slot.height / 2).min().orElse(0);
    all.forEach(slot -> slot.y -= top);
    height = all.stream().mapToDouble(slot -> slot.y + slot.height / 2).max().orElse(0);
  }

  /** Moves each slot of a layer to the mean of its neighbours, as far as the others let it. */
  private static void pull(List<Slot> layer, Function<Slot, List<Slot>> neighbours) {
    double[] wanted = new double[layer.size()];
    double[] offset = new double[layer.size()];
    for (int i = 0; i < wanted.length; i++) {
      Slot slot = layer.get(i);
      if (i > 0) {
        offset[i] = offset[i - 1] + (layer.get(i - 1).height + slot.height) / 2 + GAP;
      }
      double mean = neighbours.apply(slot).stream().mapToDouble(s -> s.y).average().orElse(slot.y);
      wanted[i] = mean - offset[i];
    }
    double[] nearest = Ascending.nearest(wanted);
    for (int i = 0; i < nearest.length; i++) {
      layer.get(i).y = nearest[i] + offset[i];
    }
  }

  Box box(String task) {
    Slot slot = boxes.get(task);
    return new Box(
        lefts.get(slot.layer), slot.y - boxHeight / 2, widths.get(slot.layer), boxHeight);
  }

  List<Arrow> arrows() {
    List<Arrow> arrows = new ArrayList<>();
    bends.forEach(
        (ends, passed) -> {
          List<Point2D> points = new ArrayList<>();
          points.add(rightOf(boxes.get(ends.get(0))));
          for (Slot bend : passed) {
            points.add(leftOf(bend));
            points.add(rightOf(bend));
          }
          points.add(leftOf(boxes.get(ends.get(1))));
          arrows.add(new Arrow(ends.get(0), ends.get(1), points));
        });
    return arrows;
  }

  private Point2D leftOf(Slot slot) {
    return new Point2D.Double(lefts.get(slot.layer), slot.y);
  }

  private Point2D rightOf(Slot slot) {
    return new Point2D.Double(lefts.get(slot.layer) + widths.get(slot.layer), slot.y);
  }

  double width() {
    int last = layers.size() - 1;
    return lefts.get(last) + widths.get(last);
  }

  double height() {
    return height;
  }
}
