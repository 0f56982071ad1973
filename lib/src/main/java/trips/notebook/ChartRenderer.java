package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import trips.Charts;

/**
 * Shows an XChart chart: SVG, a PNG for front ends without SVG or without trust, and words.
 *
 * <p>The PNG has twice the points in each direction, for screens that have them; its metadata says
 * at which size to show it.
 */
@SuppressWarnings("rawtypes") // Class<Chart<?, ?>> has no literal
final class ChartRenderer implements Renderer<Chart> {

  private static final int SCALE = 2;

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
    Map<String, Object> metadata =
        Map.of("width", typed.getWidth(), "height", typed.getHeight(), "alt", words);
    return MimeBundle.of(MimeBundle.SVG, Svg.of(typed, words))
        .and(MimeBundle.PNG, png(typed))
        .and(MimeBundle.TEXT, words)
        .withMetadata(MimeBundle.SVG, Map.of("alt", words))
        .withMetadata(MimeBundle.PNG, metadata);
  }

  private static String png(Chart<?, ?> chart) throws IOException {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      chart.paint(graphics, width, height);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
