package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.io.IOException;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;
import trips.Charts;

/** Shows a chart that XChart draws, ours or the reader's own, as a picture and words. */
@SuppressWarnings("rawtypes") // Class<Chart<?, ?>> has no literal
final class ChartRenderer implements Renderer<Chart> {

  /**
   * Draws a chart that nobody sees: the first one of a JVM loads fonts and takes a third of a
   * second longer than the next.
   */
  static void warmUp() {
    try {
      new ChartRenderer().render(Charts.line(List.of(0, 1), List.of(0, 1)).title("0"));
    } catch (IOException | RuntimeException | LinkageError e) {
      // A machine without fonts, for example: the reader's own chart will say so.
      System.getLogger(ChartRenderer.class.getName())
          .log(System.Logger.Level.DEBUG, "no chart can be drawn", e);
    }
  }

  @Override
  public Class<Chart> type() {
    return Chart.class;
  }

  @Override
  public MimeBundle render(Chart chart) throws IOException {
    Chart<?, ?> typed = chart;
    String words = ChartWords.of(typed);
    return new Picture(typed.getWidth(), typed.getHeight(), typed::paint).bundle(words, words);
  }
}
