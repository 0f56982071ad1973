package trips.notebook;

import ijava.spi.MimeBundle;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import trips.chart.Figure;

/**
 * Something that paints itself: shown as SVG, and as a PNG where a front end has no SVG or does not
 * trust the notebook.
 *
 * <p>The PNG has twice the points in each direction, for screens that have them; its metadata says
 * at which size to show it.
 *
 * @param width in points of the screen
 * @param height in points of the screen
 * @param painter paints into the size that it is given
 */
record Picture(int width, int height, Painter painter) {

  private static final int SCALE = 2;

  /** Paints into the size that it is given. */
  interface Painter {
    void paint(Graphics2D graphics, int width, int height);
  }

  static Picture of(Figure<?> figure) {
    return new Picture(figure.getWidth(), figure.getHeight(), figure::paint);
  }

  /**
   * Returns both forms.
   *
   * @param words what a screen reader says
   * @param text what a front end without pictures shows
   */
  MimeBundle bundle(String words, String text) throws IOException {
    Map<String, Object> metadata = Map.of("width", width, "height", height, "alt", words);
    return MimeBundle.of(MimeBundle.SVG, Svg.of(this, words))
        .and(MimeBundle.PNG, png())
        .and(MimeBundle.TEXT, text)
        .withMetadata(MimeBundle.SVG, Map.of("alt", words))
        .withMetadata(MimeBundle.PNG, metadata);
  }

  private String png() throws IOException {
    BufferedImage image =
        new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      painter.paint(graphics, width, height);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
