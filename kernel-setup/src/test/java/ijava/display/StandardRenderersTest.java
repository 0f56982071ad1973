package ijava.display;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardRenderersTest {

  private record Zone(int id, String name) {}

  private final Renderers renderers = new Renderers();

  @BeforeEach
  void addStandard() {
    renderers.addStandard();
  }

  @Test
  void render_image_isPngWithItsSize() throws Exception {
    MimeBundle shown = renderers.render(new BufferedImage(30, 20, BufferedImage.TYPE_INT_ARGB));

    byte[] png = Base64.getDecoder().decode((String) shown.data().get("image/png"));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(30);
    assertThat(shown.metadata().get("image/png")).isEqualTo(Map.of("width", 30, "height", 20));
    assertThat(text(shown)).isEqualTo("image of 30 × 20 pixels");
  }

  @Test
  void render_hugeImage_isScaledDownWithANote() {
    MimeBundle shown = renderers.render(new BufferedImage(4_000, 10, BufferedImage.TYPE_BYTE_GRAY));

    assertThat(shown.metadata().get("image/png")).isEqualTo(Map.of("width", 2_000, "height", 5));
    assertThat(text(shown)).isEqualTo("image of 4000 × 10 pixels, shown at 2000 × 5");
  }

  @Test
  void render_listOfRecords_isATableOfComponents() {
    MimeBundle shown = renderers.render(List.of(new Zone(1, "<b>\"JFK\"</b>"), new Zone(2, "한강")));

    String html = (String) shown.data().get("text/html");
    assertThat(html.replaceAll(" style=\"[^\"]*\"", ""))
        .isEqualTo(
            "<table><thead><tr><th>id</th><th>name</th></tr></thead><tbody>\n"
                + "<tr><td>1</td><td>&lt;b&gt;&quot;JFK&quot;&lt;/b&gt;</td></tr>\n"
                + "<tr><td>2</td><td>한강</td></tr>\n"
                + "</tbody></table>");
    assertThat(text(shown)).startsWith("[Zone[id=1, ");
  }

  @Test
  void render_arrayOfRecords_isATable() {
    assertThat(renderers.render(new Zone[] {new Zone(1, "a")}).data()).containsKey("text/html");
  }

  @Test
  void render_longListOfRecords_isCutWithANote() {
    List<Zone> zones = IntStream.range(0, 5_000).mapToObj(i -> new Zone(i, "z")).toList();

    MimeBundle shown = renderers.render(zones);

    assertThat((String) shown.data().get("text/html"))
        .contains("100 of 5000 rows")
        .hasSizeLessThan(30_000);
    assertThat(text(shown)).endsWith("characters)").hasSizeLessThan(10_100);
  }

  @Test
  void render_otherLists_areText() {
    assertThat(renderers.render(List.of(1, "two"))).isEqualTo(MimeBundle.text("[1, two]"));
    assertThat(renderers.render(List.of())).isEqualTo(MimeBundle.text("[]"));
    assertThat(renderers.render(new String[] {"a", null})).isEqualTo(MimeBundle.text("[a, null]"));
    assertThat(renderers.render(new int[][] {{1}, {2, 3}}))
        .isEqualTo(MimeBundle.text("[[1], [2, 3]]"));
    assertThat(text(renderers.render(IntStream.range(0, 5_000).boxed().toList())))
        .endsWith("999, … (1000 of 5000 elements)]");
  }

  @Test
  void render_collectionThatHoldsItself_ends() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    Object[] array = new Object[1];
    array[0] = array;

    assertThat(text(renderers.render(list))).isEqualTo("[(this)]");
    assertThat(text(renderers.render(array))).contains("[…]");
  }

  @Test
  void render_map_isATableOfKeysAndValues() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", null);

    MimeBundle shown = renderers.render(map);

    assertThat(text(shown)).isEqualTo("{a=1, b=null}");
    assertThat((String) shown.data().get("text/html"))
        .contains(">key</th>", ">value</th>", ">a</td>", ">1</td>", ">null</td>");
    assertThat((String) renderers.render(Map.of("k", new Zone(7, "n"))).data().get("text/html"))
        .contains(">key</th>", ">id</th>", ">name</th>", ">7</td>");
  }

  @Test
  void render_optional_showsWhatIsInside() {
    assertThat(renderers.render(Optional.empty())).isEqualTo(MimeBundle.text("Optional.empty"));
    assertThat(renderers.render(Optional.of(5))).isEqualTo(MimeBundle.text("Optional[5]"));
    assertThat(renderers.render(Optional.of(List.of(new Zone(1, "a")))).data())
        .containsKey("text/html");
  }

  @Test
  void render_throwable_hasFramesAndCauses() {
    String text =
        text(renderers.render(new IllegalStateException("outer", new RuntimeException("inner"))));

    assertThat(text)
        .startsWith("java.lang.IllegalStateException: outer\n    at ")
        .contains("caused by java.lang.RuntimeException: inner");
  }

  @Test
  void render_stream_isNotConsumed() {
    Stream<Integer> stream = Stream.of(1, 2);

    assertThat(text(renderers.render(stream))).contains(".toList()");
    assertThat(stream.toList()).hasSize(2);
  }

  @Test
  void render_link_opensOnlyTheWeb() {
    assertThat(
            (String) renderers.render(URI.create("https://x.org/?a=1&b=2")).data().get("text/html"))
        .isEqualTo(
            "<a href=\"https://x.org/?a=1&amp;b=2\" target=\"_blank\">https://x.org/?a=1&amp;b=2</a>");
    assertThat(renderers.render(URI.create("javascript:alert(1)")).data())
        .containsOnlyKeys("text/plain");
  }

  @Test
  void render_datesAndStrings_areTheirText() {
    assertThat(text(renderers.render(LocalDate.of(2020, 3, 1)))).isEqualTo("2020-03-01");
    assertThat(text(renderers.render(new StringBuilder("abc")))).isEqualTo("abc");
    assertThat(text(renderers.render(new GregorianCalendar()))).matches("\\d{4}-.*Z");
  }

  private static String text(MimeBundle bundle) {
    return (String) bundle.data().get("text/plain");
  }
}
