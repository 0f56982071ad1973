package trips.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import trips.pipeline.GraphLayout.Arrow;
import trips.pipeline.GraphLayout.Box;

class GraphLayoutTest {

  private static GraphLayout layout(TaskSpec... tasks) {
    return layout(List.of(tasks));
  }

  private static GraphLayout layout(List<TaskSpec> tasks) {
    return new GraphLayout(Nodes.graph(Nodes.of(tasks)), task -> 100, 40, layers -> 50);
  }

  @Test
  void box_ofATask_standsRightOfAllItsParents() {
    GraphLayout layout =
        layout(
            Samples.task("a"),
            Samples.task("b", "a"),
            Samples.task("c", "b"),
            Samples.task("d", "a", "c"));
    assertThat(List.of("a", "b", "c", "d"))
        .map(task -> layout.box(task).x())
        .containsExactly(0.0, 150.0, 300.0, 450.0);
    assertThat(layout.width()).isEqualTo(550);
  }

  @Test
  void box_ofAChain_standsInOneLine() {
    GraphLayout layout = layout(Samples.task("a"), Samples.task("b", "a"), Samples.task("c", "b"));
    assertThat(List.of("a", "b", "c")).map(task -> layout.box(task).y()).containsOnly(0.0);
    assertThat(layout.height()).isEqualTo(40);
  }

  @Test
  void arrow_overALayer_passesBesideItsBoxes() {
    GraphLayout layout =
        layout(Samples.task("a"), Samples.task("b", "a"), Samples.task("c", "b", "a"));
    Arrow over =
        layout.arrows().stream()
            .filter(a -> a.from().equals("a") && a.to().equals("c"))
            .findAny()
            .orElseThrow();
    assertThat(over.points()).hasSize(4);
    Box between = layout.box("b");
    double y = over.points().get(1).getY();
    assertThat(y < between.y() || y > between.y() + between.height()).isTrue();
    assertThat(over.points().get(2).getX() - over.points().get(1).getX()).isEqualTo(100);
  }

  @Test
  void layout_ofACrossedOrder_uncrossesIt() {
    GraphLayout layout =
        layout(
            Samples.task("a"), Samples.task("b"), Samples.task("b2", "b"), Samples.task("a2", "a"));
    assertThat(crossings(layout)).isZero();
  }

  @Test
  void layout_ofTwelveTasks_crossesTwice() {
    // zones leads to all three, and past them: fewer crossings are not possible.
    assertThat(crossings(layout(Samples.wide()))).isEqualTo(2);
  }

  @Test
  void layout_ofAnyGraph_keepsBoxesApart() {
    for (int seed = 0; seed < 40; seed++) {
      List<TaskSpec> tasks = random(seed);
      GraphLayout layout = layout(tasks);
      for (TaskSpec one : tasks) {
        Box box = layout.box(one.name());
        assertThat(box.y()).isBetween(-0.01, layout.height() - 40 + 0.01);
        for (TaskSpec other : tasks) {
          Box second = layout.box(other.name());
          boolean sameLayer = !one.name().equals(other.name()) && box.x() == second.x();
          assertThat(sameLayer && Math.abs(box.y() - second.y()) < 59.9)
              .as("seed %d: %s and %s", seed, one.name(), other.name())
              .isFalse();
        }
      }
    }
  }

  private static List<TaskSpec> random(int seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(20);
    List<TaskSpec> tasks = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> after = new ArrayList<>();
      for (TaskSpec earlier : tasks) {
        if (random.nextInt(4) == 0) {
          after.add(earlier.name());
        }
      }
      tasks.add(Samples.task("t" + i, after.toArray(String[]::new)));
    }
    return tasks;
  }

  private static int crossings(GraphLayout layout) {
    List<Line2D> pieces = new ArrayList<>();
    for (Arrow arrow : layout.arrows()) {
      for (int i = 1; i < arrow.points().size(); i++) {
        pieces.add(new Line2D.Double(arrow.points().get(i - 1), arrow.points().get(i)));
      }
    }
    int count = 0;
    for (int i = 0; i < pieces.size(); i++) {
      for (Line2D other : pieces.subList(i + 1, pieces.size())) {
        if (pieces.get(i).intersectsLine(other) && !touch(pieces.get(i), other)) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean touch(Line2D one, Line2D other) {
    List<Point2D> ends = List.of(other.getP1(), other.getP2());
    return ends.contains(one.getP1()) || ends.contains(one.getP2());
  }

  @Test
  void nearest_ofNumbersThatDescend_isTheirMean() {
    assertThat(Ascending.nearest(new double[] {1, 5, 3, 4, 9})).containsExactly(1, 4, 4, 4, 9);
    assertThat(Ascending.nearest(new double[] {3, 2, 1})).containsExactly(2, 2, 2);
    assertThat(Ascending.nearest(new double[] {})).isEmpty();
  }
}
