package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.io.IOException;
import trips.Timing;

/** Shows a measurement as a picture of all its runs; as text, its sentence. */
final class TimingRenderer implements Renderer<Timing> {

  @Override
  public Class<Timing> type() {
    return Timing.class;
  }

  @Override
  public MimeBundle render(Timing timing) throws IOException {
    var chart = timing.chart();
    return Picture.of(chart).bundle(ChartWords.of(chart), timing.sentence());
  }
}
