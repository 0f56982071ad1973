package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.io.IOException;
import trips.Curves;
import trips.chart.Figure;

/** Shows a measurement over sizes as a picture of its curves; as text, its sentence. */
final class CurvesRenderer implements Renderer<Curves> {

  @Override
  public Class<Curves> type() {
    return Curves.class;
  }

  @Override
  public MimeBundle render(Curves curves) throws IOException {
    var chart = curves.chart();
    return Picture.of(chart).bundle(ChartWords.of((Figure<?>) chart), curves.sentence());
  }
}
