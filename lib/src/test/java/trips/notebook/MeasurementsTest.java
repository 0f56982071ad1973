package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import org.junit.jupiter.api.Test;
import trips.Timing;
import trips.Work;

class MeasurementsTest {

  @Test
  void render_timing_isAPictureAndItsTextTheSentenceAlone() throws Exception {
    Timing timing = Timing.of("nothing", () -> {}).runs(3);
    MimeBundle bundle = new TimingRenderer().render(timing);
    assertThat(bundle.data().get(MimeBundle.TEXT)).isEqualTo(timing.sentence());
    assertThat((String) bundle.data().get(MimeBundle.SVG)).contains(">nothing</text>");
  }

  @Test
  void render_curves_isAPictureAndItsTextTheSentenceAlone() throws Exception {
    var curves = Timing.over("rows", java.util.List.of(1, 10)).measure("a", n -> {}).runs(3);
    MimeBundle bundle = new CurvesRenderer().render(curves);
    assertThat(bundle.data().get(MimeBundle.TEXT)).isEqualTo(curves.sentence());
    assertThat(bundle.data()).containsKeys(MimeBundle.SVG, MimeBundle.PNG);
  }

  @Test
  void render_work_isASmallTable() {
    MimeBundle bundle =
        new WorkRenderer().render(new Work(1, 2, 13, 1_234_567, 13_392_904, 0, 950, 64_000_000));
    assertThat(bundle.data().get(MimeBundle.TEXT))
        .isEqualTo(
            """
            what Spark did                     how much
            for this call alone      all tasks together
            -----------------------  ------------------
            jobs                                      1
            stages                                    2
            tasks                                    13
            rows read                        13,392,904
            bytes read                          1.23 MB
            bytes shuffled                          0 B
            bytes spilled to disk                 950 B
            most memory of one task             64.0 MB
            Read counts files and the cache.""");
  }

  @Test
  void size_anyBytes_hasThreeDigits() {
    assertThat(WorkRenderer.size(999)).isEqualTo("999 B");
    assertThat(WorkRenderer.size(1_000)).isEqualTo("1.00 kB");
    assertThat(WorkRenderer.size(12_340)).isEqualTo("12.3 kB");
    assertThat(WorkRenderer.size(999_600)).isEqualTo("1.00 MB");
    assertThat(WorkRenderer.size(123_456_789_000L)).isEqualTo("123 GB");
  }
}
