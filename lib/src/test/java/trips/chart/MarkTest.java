package trips.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trips.Charts;

class MarkTest {

  @Test
  void mark_overALine_leavesMostOfItVisible() {
    long whole = blue(line());
    // A box behind the words would hide half of it.
    assertThat(blue(line().mark(1, "l     ".repeat(14)))).isGreaterThan(whole * 3 / 4);
  }

  /** The line runs through the middle of a mark's words. */
  private static LineChart line() {
    List<Integer> xs = IntStream.range(0, 60).boxed().toList();
    return Charts.line(xs, Collections.nCopies(60, 29)).yRange(0, 30);
  }

  private static long blue(LineChart chart) {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_ARGB);
    chart.paint(image.createGraphics(), chart.getWidth(), chart.getHeight());
    int width = image.getWidth();
    return IntStream.range(0, width * image.getHeight())
        .filter(i -> image.getRGB(i % width, i / width) == Theme.series(0).getRGB())
        .count();
  }
}
