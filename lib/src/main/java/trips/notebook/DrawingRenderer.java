package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.io.IOException;
import trips.chart.Drawing;

/** Shows a chart that draws its own plot, as a picture and words. */
@SuppressWarnings("rawtypes") // Class<Drawing<?>> has no literal
final class DrawingRenderer implements Renderer<Drawing> {

  @Override
  public Class<Drawing> type() {
    return Drawing.class;
  }

  @Override
  public MimeBundle render(Drawing drawing) throws IOException {
    String words = ChartWords.of((Drawing<?>) drawing);
    return Picture.of(drawing).bundle(words, words);
  }
}
