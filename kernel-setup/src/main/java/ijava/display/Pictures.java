package ijava.display;

import ijava.spi.MimeBundle;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Shows images of the JDK as PNG. */
final class Pictures {

  /** The most pixels along a side; larger images are scaled down. */
  static final int MOST_PIXELS = 2_000;

  private Pictures() {}

  static MimeBundle render(RenderedImage image) throws IOException {
    int longest = Math.max(image.getWidth(), image.getHeight());
    RenderedImage shown = longest <= MOST_PIXELS ? image : scaled(image, longest);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    // ImageIO would cache in a file.
    ImageIO.setUseCache(false);
    if (!ImageIO.write(shown, "png", png)) {
      throw new IOException("there is no PNG writer for images of this kind");
    }
    String size = image.getWidth() + " × " + image.getHeight() + " pixels";
    String note =
        shown == image ? "" : ", shown at " + shown.getWidth() + " × " + shown.getHeight();
    return MimeBundle.text("image of " + size + note)
        .and(MimeBundle.PNG, Base64.getEncoder().encodeToString(png.toByteArray()))
        .withMetadata(
            MimeBundle.PNG, Map.of("width", shown.getWidth(), "height", shown.getHeight()));
  }

  private static RenderedImage scaled(RenderedImage image, int longest) {
    double factor = (double) MOST_PIXELS / longest;
    BufferedImage small =
        new BufferedImage(
            Math.max(1, (int) (image.getWidth() * factor)),
            Math.max(1, (int) (image.getHeight() * factor)),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = small.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawRenderedImage(image, AffineTransform.getScaleInstance(factor, factor));
    } finally {
      graphics.dispose();
    }
    return small;
  }
}
