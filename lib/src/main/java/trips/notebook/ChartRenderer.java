package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.io.IOException;
import org.knowm.xchart.internal.chartpart.Chart;

/** Shows a chart that XChart draws, ours or the reader's own, as a picture and words. */
@SuppressWarnings("rawtypes") // Class<Chart<?, ?>> has no literal
final class ChartRenderer implements Renderer<Chart> {

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
