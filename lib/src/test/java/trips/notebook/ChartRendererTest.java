package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.QuickChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import trips.Charts;
import trips.chart.LineChart;

class ChartRendererTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 3, 1);

  private static LineChart month(int scale) {
    List<LocalDate> days = IntStream.range(0, 31).mapToObj(FIRST::plusDays).toList();
    List<Integer> trips = IntStream.range(0, 31).map(i -> (800 - 20 * i) * scale).boxed().toList();
    return Charts.line(days, trips)
        .title("Trips <per> day & night")
        .subtitle("synthetic \u0007 rows")
        .yLabel("trips")
        .mark(LocalDate.of(2020, 3, 22), "stay-at-home order");
  }

  @Test
  void render_lineChart_saysInWordsWhatItShows() throws Exception {
    assertThat(render(month(1000)).data().get(MimeBundle.TEXT))
        .isEqualTo(
            """
            Trips <per> day & night (line chart)
            synthetic \u0007 rows
            marked at 2020-03-22: stay-at-home order
            y axis: trips
            value: 31 points, first 800,000 at 2020-03-01, last 200,000 at 2020-03-31, \
            lowest 200,000 at 2020-03-31, highest 800,000 at 2020-03-01""");
  }

  @Test
  void render_marksNearEachOther_haveTheirWordsInRows() throws Exception {
    LineChart chart = month(1).mark(FIRST.plusDays(20), "near").mark(FIRST.plusDays(2), "far");
    double height = heightOf("stay-at-home order", svg(chart));
    assertThat(heightOf("near", svg(chart))).isGreaterThanOrEqualTo(height + 21);
    assertThat(heightOf("far", svg(chart))).isEqualTo(height);
  }

  private static double heightOf(String words, String svg) {
    Matcher text = Pattern.compile("<text[^>]* y=\"([0-9.]+)\"[^>]*>" + words).matcher(svg);
    assertThat(text.find()).as(words).isTrue();
    return Double.parseDouble(text.group(1));
  }

  @Test
  void render_svg_isWellFormedAccessibleAndSmall() throws Exception {
    String svg = svg(month(1000));
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-label")).startsWith("Trips <per> day & night (line chart)");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 820 420");
    assertThat(svg).doesNotContain("data:").hasSizeLessThan(60_000);
  }

  @Test
  void render_twoCharts_shareNoId() throws Exception {
    TreeSet<String> shared = new TreeSet<>(ids(svg(month(1000))));
    assertThat(shared).isNotEmpty();
    shared.retainAll(ids(svg(month(999))));
    assertThat(shared).isEmpty();
  }

  @Test
  void render_sameChartTwice_isEqual() throws Exception {
    LineChart chart = month(1000);
    String first = svg(chart);
    assertThat(svg(chart)).isEqualTo(first);
    assertThat(svg(month(1000))).isEqualTo(first);
    assertThat(chart.getHeight()).isEqualTo(420);
  }

  @Test
  void render_png_hasTwiceThePointsAndSaysSo() throws Exception {
    MimeBundle bundle = render(month(1000));
    byte[] png = Base64.getDecoder().decode((String) bundle.data().get(MimeBundle.PNG));
    var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(1640);
    assertThat((Map<?, ?>) bundle.metadata().get(MimeBundle.PNG))
        .isEqualTo(Map.of("width", 820, "height", 420, "alt", bundle.data().get(MimeBundle.TEXT)));
  }

  @Test
  void render_bars_namesFirstRowFirst() throws Exception {
    Map<String, Integer> zones = new LinkedHashMap<>();
    zones.put("JFK Airport", 20);
    zones.put("Times Sq", 10);
    assertThat((String) render(Charts.bars(zones).title("Zones")).data().get(MimeBundle.TEXT))
        .contains("Zones (bar chart)")
        .contains("first 20 at JFK Airport, last 10 at Times Sq");
  }

  @Test
  void render_plainXChart_works() throws Exception {
    Chart<?, ?> chart =
        QuickChart.getChart("t", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4});
    assertThat(render(chart).data().get(MimeBundle.TEXT))
        .isEqualTo(
            """
            t (xychart)
            x axis: x
            y axis: y
            s: 2 points, first 3 at 1, last 4 at 2, lowest 3 at 1, highest 4 at 2""");
  }

  @Test
  void render_numberInTheTitle_keepsItsDigits() throws Exception {
    assertThat(svg(Charts.bars(Map.of("a", 1)).title("0.2517 of all")))
        .contains(">0.2517 of all</text>");
  }

  @Test
  void compact_path_keepsItsPoints() {
    assertThat(SvgPath.compact("M 10.04,20 L 15,20 L15,22.5 Q 16,23 17.25,24 Z M1,1 L-2.5,0.5"))
        .isEqualTo("m10 20h5v2.5q1 .5 2.3 1.5zm-9-19l-3.5-.5");
  }

  private static MimeBundle render(Chart<?, ?> chart) throws Exception {
    return new ChartRenderer().render(chart);
  }

  private static String svg(Chart<?, ?> chart) throws Exception {
    return (String) render(chart).data().get(MimeBundle.SVG);
  }

  private static List<String> ids(String svg) {
    List<String> ids = new ArrayList<>();
    Pattern.compile("\\bid=\"([^\"]+)\"").matcher(svg).results().forEach(r -> ids.add(r.group(1)));
    return ids;
  }
}
