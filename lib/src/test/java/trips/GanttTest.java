package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import trips.chart.Figure;
import trips.chart.GanttChart;

class GanttTest {

  private static final int BLUE = 0xFF0072B2;
  private static final int RED = 0xFFD55E00;

  /** The second of three tasks runs beside the first, on the other executor. */
  private static final Table TASKS =
      tasks(new int[] {1, 2, 3}, new double[] {0, 0.5, 2}, new double[] {2, 3.5, 4});

  @Test
  void gantt_by_saysHowManyBarsFromWhenToWhen() {
    assertThat(chart().summary()).containsExactly("3 bars in 3 lanes, from 0 to 4");
    assertThat(chart().by("executor").summary())
        .containsExactly(
            "0: 2 bars in 2 lanes, from 0 to 4", "1: 1 bar in 1 lane, from 0.5 to 3.5");
    assertThat(chart().mark(1.5, "killed").words()).containsExactly("marked at 1.5: killed");
  }

  @Test
  void gantt_lanes_growWithTheBarsThatOverlapInThem() {
    assertThat(chart().getHeight()).isEqualTo(130 + 28 * 3);
    GanttChart perExecutor = Charts.gantt(TASKS, "executor", "from", "to");
    assertThat(perExecutor.getHeight()).isEqualTo(130 + 28 * 2);
    assertThat(Charts.gantt(TASKS.copy().addColumns(one()), "one", "from", "to").getHeight())
        .isEqualTo(130 + 28 * 2);
  }

  @Test
  void gantt_bars_haveTheColoursOfTheirGroups() {
    BufferedImage image = painted(chart().by("executor").yLabel(""));
    assertThat(IntStream.of(BLUE, RED).map(colour -> count(image, colour))).allMatch(n -> n > 2000);
    // The bar of executor 1 begins at 0.5 of 4 seconds.
    assertThat(leftmost(image, RED)).isLessThan(image.getWidth() / 3);
  }

  @Test
  void highlight_oneValue_isBlackAndLeavesTheOthersTheirColours() {
    BufferedImage plain = painted(chart().by("executor"));
    BufferedImage image = painted(chart().by("executor").highlight("0"));
    assertThat(count(image, 0xFF222222)).isGreaterThan(2000);
    assertThat(count(image, BLUE)).isZero();
    assertThat(count(image, RED)).isEqualTo(count(plain, RED)).isGreaterThan(2000);
  }

  @Test
  void highlight_valueOfNoRow_changesNothing() {
    BufferedImage plain = painted(chart().by("executor"));
    BufferedImage image = painted(chart().by("executor").highlight("9"));
    assertThat(List.of(count(image, BLUE), count(image, RED)))
        .isEqualTo(List.of(count(plain, BLUE), count(plain, RED)));
  }

  @Test
  void xRange_twiceAsLong_halvesTheBars() {
    int all = count(painted(chart()), BLUE);
    assertThat(count(painted(chart().xRange(0, 8)), BLUE))
        .isBetween(all * 45 / 100, all * 55 / 100);
    assertThat(count(painted(chart().xRange(4.5, 8)), BLUE)).isZero();
  }

  @Test
  void grid_ganttCharts_shareTheirTime() {
    Table longer = tasks(new int[] {1, 2, 3}, new double[] {0, 0, 4}, new double[] {4, 8, 8});
    GanttChart other = Charts.gantt(longer, "task", "from", "to").by("executor");
    int shared = count(painted(Charts.grid(1, chart(), other.title("b"))), BLUE);
    int free = count(painted(Charts.grid(1, chart(), other.title("b")).freeScales()), BLUE);
    assertThat(shared).isLessThan(free);
    assertThat(Charts.grid(1, chart().title("a")).summary())
        .containsExactly("chart 1: a", "3 bars in 3 lanes, from 0 to 4");
  }

  @Test
  void gantt_endBeforeBeginning_namesTheRow() {
    assertThatThrownBy(() -> Charts.gantt(TASKS, "task", "to", "from"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "row 0 begins at 2 and ends at 0; name the column of beginnings before that of ends");
  }

  @Test
  void gantt_missingEnd_namesTheRow() {
    Table open =
        Table.create(
            IntColumn.create("task", 1, 2),
            DoubleColumn.create("from", 0, 1),
            DoubleColumn.create("to", new Double[] {1.0, null}));
    assertThatThrownBy(() -> Charts.gantt(open, "task", "from", "to"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 has no end, so its bar has no place; filter it out first");
  }

  @Test
  void gantt_tooManyLanes_saysHowMany() {
    int[] many = IntStream.range(0, 101).toArray();
    double[] zero = new double[101];
    assertThatThrownBy(() -> Charts.gantt(tasks(many, zero, zero), "task", "from", "to"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101 lanes, of which at most 100");
  }

  @Test
  void xRange_backwardsOrOfDays_saysWhatIsAllowed() {
    assertThatThrownBy(() -> chart().xRange(3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a horizontal axis from 3.0 to 3.0; the second must be the greater");
    assertThatThrownBy(() -> Charts.line(List.of(LocalDate.EPOCH), List.of(1)).xRange(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the horizontal axis has days or times");
  }

  @Test
  void xRange_ofLines_setsBothEnds() {
    var styler = Charts.line(List.of(1, 2), List.of(3, 4)).xRange(-2, 9).getStyler();
    assertThat(List.of(styler.getXAxisMin(), styler.getXAxisMax())).containsExactly(-2.0, 9.0);
  }

  private static GanttChart chart() {
    return Charts.gantt(TASKS.copy(), "task", "from", "to");
  }

  private static Table tasks(int[] task, double[] from, double[] to) {
    StringColumn executor = StringColumn.create("executor");
    IntStream.range(0, task.length).forEach(i -> executor.append(i % 2 == 1 ? "1" : "0"));
    return Table.create(
        IntColumn.create("task", task),
        DoubleColumn.create("from", from),
        DoubleColumn.create("to", to),
        executor);
  }

  private static StringColumn one() {
    return StringColumn.create("one", "all", "all", "all");
  }

  private static BufferedImage painted(Figure<?> chart) {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_ARGB);
    chart.paint(image.createGraphics(), chart.getWidth(), chart.getHeight());
    return image;
  }

  private static int count(BufferedImage image, int colour) {
    return (int)
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
            .count();
  }

  private static int leftmost(BufferedImage image, int colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
        .map(i -> i % image.getWidth())
        .min()
        .orElse(-1);
  }
}
