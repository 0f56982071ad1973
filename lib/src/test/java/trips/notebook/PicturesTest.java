package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.spi.MimeBundle;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.internal.chartpart.Chart;
import org.xml.sax.InputSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import trips.Charts;
import trips.chart.DotPlot;
import trips.chart.Drawing;
import trips.chart.Figure;

class PicturesTest {

  private static final List<Integer> HOURS = List.of(0, 1, 2, 0, 1);
  private static final List<String> DAYS = List.of("Tue", "Tue", "Tue", "Mon", "Mon");

  @Test
  void render_heatMap_paintsACellPerValueFromLightToDark() throws Exception {
    String svg = svg(Charts.heatMap(HOURS, DAYS, List.of(1, 2, 3, 4, 5)).title("Hours"));
    assertThat(texts(svg)).contains("Hours", "Mon", "Tue", "0", "1", "2", "value");
    assertThat(texts(svg).indexOf("Mon")).isLessThan(texts(svg).indexOf("Tue"));
    assertThat(svg).contains("rgb(237,248,177)", "rgb(8,29,88)");
  }

  @Test
  void render_map_keepsOneScaleInAllDirections() throws Exception {
    // Two airports and a square, far from each other; distances in degrees from the zone table.
    String svg = svg(Charts.map(Map.of(1, 9, 132, 9, 230, 9)).names(0));
    assertThat(texts(svg)).contains("Manhattan", "Brooklyn", "value").doesNotContain("JFK Airport");
    List<double[]> circles = circles(svg);
    double[] newark = circles.get(0);
    double[] jfk = circles.get(1);
    double[] square = circles.get(2);
    double across = (jfk[0] - newark[0]) / ((74.1745 - 73.7815) * Math.cos(Math.toRadians(40.7)));
    double up = (jfk[1] - square[1]) / (40.7585 - 40.6455);
    assertThat(across / up).isBetween(0.93, 1.07);
  }

  @Test
  void render_map_circlesHaveTheAreaOfTheirValue() throws Exception {
    List<double[]> circles = circles(svg(Charts.map(Map.of(1, 100, 132, 25)).names(0)));
    assertThat(circles.get(0)[2] / circles.get(1)[2]).isBetween(1.95, 2.05);
  }

  @Test
  void render_grid_sharesTheScaleUnlessItIsFree() throws Exception {
    Figure<?>[] lines = {
      Charts.line(List.of(1, 2), List.of(0, 10)).title("small"),
      Charts.line(List.of(1, 2), List.of(0, 40)).title("large")
    };
    String shared = svg(Charts.grid(2, lines).title("Both"));
    String free = svg(Charts.grid(2, lines).title("Both").freeScales());
    assertThat(texts(shared)).contains("Both", "small", "large");
    assertThat(shared).isNotEqualTo(free);
    // What a grid has painted looks alone as if there had been none.
    assertThat(svg((Chart<?, ?>) lines[0]))
        .isEqualTo(svg(Charts.line(List.of(1, 2), List.of(0, 10)).title("small")));
  }

  @Test
  void render_grid_saysInWordsWhatEachChartShows() {
    assertThat(
            ChartWords.of(
                Charts.grid(2, Charts.bars(Map.of("a", 1)).title("A"), Charts.columns(Map.of(2, 3)))
                    .title("Both")))
        .isEqualTo(
            """
            Both (chart grid)
            chart 1: A
            value: 1 point, first 1 at a, last 1 at a, lowest 1 at a, highest 1 at a
            chart 2
            value: 1 point, first 3 at 2, last 3 at 2, lowest 3 at 2, highest 3 at 2""");
  }

  @Test
  void grid_badSizes_areRefused() {
    assertThatThrownBy(() -> Charts.grid(0, Charts.bars(Map.of("a", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 columns of charts; allowed are 1 to 6");
    assertThatThrownBy(() -> Charts.grid(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 charts in a grid; allowed are 1 to 30");
  }

  @Test
  void render_dots_showsEachRunAndWritesTheMedian() throws Exception {
    String svg = svg(new DotPlot(Map.of("a", new double[] {1, 2, 6}), value -> "median " + value));
    assertThat(circles(svg)).hasSize(3);
    assertThat(texts(svg)).contains("a", "median 2.0");
  }

  @Test
  void render_histogram_drawsABarForEachBinThatHoldsSomething() throws Exception {
    String svg = svg(Charts.histogram(List.of(0.5, 0.6, 2.5)).bins(3));
    long bars = Pattern.compile("<rect[^>]*rgb\\(0,114,178\\)").matcher(svg).results().count();
    assertThat(bars).isEqualTo(2);
  }

  @Test
  void render_scatter_saysHowBothGoTogether() throws Exception {
    var chart = Charts.scatter(List.of(1, 2, 3), List.of(2, 4, 6));
    assertThat(chart.summary())
        .containsExactly(
            "value: 3 dots, from 1 to 3 across and from 2 to 6 upwards, correlation 1");
    assertThat(Charts.scatter(List.of(1, 2, 3), List.of(6, 4, 2)).summary().get(0))
        .endsWith("correlation -1");
    List<Integer> many = IntStream.range(0, 3_001).boxed().toList();
    assertThatThrownBy(() -> Charts.scatter(many, many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3,001 dots, of which at most 3,000");
  }

  @Test
  void area_negativeValue_pointsToLines() {
    assertThatThrownBy(() -> Charts.area(List.of(1, 2), List.of(3, -4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value is -4 at 2")
        .hasMessageContaining("Charts.line");
  }

  @Test
  void log_valueOfZero_saysFilter() {
    assertThatThrownBy(() -> Charts.line(List.of(1, 2), List.of(0, 1)).logY())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vertical axis has no place for 0");
    assertThatThrownBy(() -> Charts.scatter(List.of(0, 2), List.of(1, 1)).logX())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("horizontal axis has no place for 0");
  }

  @Test
  void render_severalSeries_areNamedAboveThePlot() throws Exception {
    Table table =
        Table.create(
            IntColumn.create("x", 1, 2, 1, 2),
            StringColumn.create("side", "left", "left", "right", "right"),
            IntColumn.create("y", 1, 2, 3, 4));
    assertThat(texts(svg(Charts.line(table, "x", "y").by("side")))).contains("left", "right");
    assertThat(texts(svg(Charts.columns(table, "x", "y").by("side")))).contains("left", "right");
    // An area lies below the next; its legend reads from the top.
    assertThat(texts(svg(Charts.area(table, "x", "y").by("side"))))
        .containsSequence("right", "left");
    Table one = table.where(table.stringColumn("side").isEqualTo("left"));
    assertThat(texts(svg(Charts.line(one, "x", "y")))).doesNotContain("left", "y");
    assertThat(texts(svg(Charts.line(one, "x", "y").by("side")))).contains("left");
  }

  @Test
  void render_narrowBars_leaveRoomForTheirValues() throws Exception {
    String svg = svg(Charts.bars(Map.of("a long name", 1_234_567_890)).size(300, 200));
    Matcher value = Pattern.compile("<text[^>]* x=\"([^\"]*)\"[^>]*>1,234,567,890<").matcher(svg);
    assertThat(value.find()).isTrue();
    assertThat(Double.parseDouble(value.group(1))).isLessThan(300 - 100);
  }

  @Test
  void render_longTitle_isBrokenBetweenWords() throws Exception {
    String title = "A title that says so much that it cannot stand in one line ".repeat(3).strip();
    List<String> texts = texts(svg(Charts.bars(Map.of("a", 1)).title(title)));
    assertThat(texts).doesNotContain(title);
    assertThat(String.join(" ", texts)).contains(title);
  }

  private static String svg(Drawing<?> drawing) throws Exception {
    return checked((String) new DrawingRenderer().render(drawing).data().get(MimeBundle.SVG));
  }

  private static String svg(Chart<?, ?> chart) throws Exception {
    return checked((String) new ChartRenderer().render(chart).data().get(MimeBundle.SVG));
  }

  private static String checked(String svg) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(svg).doesNotContain("NaN", "data:");
    return svg;
  }

  private static List<String> texts(String svg) {
    List<String> texts = new ArrayList<>();
    Pattern.compile("<text[^>]*>([^<]*)</text>")
        .matcher(svg)
        .results()
        .forEach(text -> texts.add(text.group(1)));
    return texts;
  }

  /** Returns centre and radius of each filled circle that stands for a value. */
  private static List<double[]> circles(String svg) {
    List<double[]> circles = new ArrayList<>();
    Pattern.compile(
            "<ellipse cx=\"([^\"]*)\" cy=\"([^\"]*)\" rx=\"([^\"]*)\" ry=\"[^\"]*\""
                + " style=\"fill:rgb(?!\\(201)")
        .matcher(svg)
        .results()
        .forEach(
            circle ->
                circles.add(
                    IntStream.rangeClosed(1, 3)
                        .mapToDouble(i -> Double.parseDouble(circle.group(i)))
                        .toArray()));
    return circles;
  }
}
