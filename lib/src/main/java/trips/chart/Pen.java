package trips.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Draws letters and shapes in the theme. */
final class Pen {

  /** How far below the middle of a line of letters their baseline lies, for {@link Theme#TEXT}. */
  private static final double BASELINE = 5;

  private static final float HALO = 3.5f;

  private final Graphics2D graphics;

  Pen(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static double width(Graphics2D graphics, String text, Font font) {
    return text.isEmpty()
        ? 0
        : new TextLayout(text, font, graphics.getFontRenderContext()).getAdvance();
  }

  double width(String text, Font font) {
    return width(graphics, text, font);
  }

  /** Writes a text that begins at x, its middle at y. */
  void left(String text, double x, double y) {
    Frame.words(graphics, text, Theme.TEXT, Theme.SOFT_INK, x, y + BASELINE);
  }

  /** Writes a text that ends at x, its middle at y. */
  void right(String text, double x, double y) {
    left(text, x - width(text, Theme.TEXT), y);
  }

  /** Writes a text whose middle is at a point. */
  void centre(String text, double x, double y) {
    left(text, x - width(text, Theme.TEXT) / 2, y);
  }

  /** Writes the name of a vertical axis from bottom to top, its middle at a point. */
  void upwards(String text, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    Frame.words(
        graphics, text, Theme.TEXT, Theme.INK, x - width(text, Theme.TEXT) / 2, y + BASELINE);
    graphics.setTransform(before);
  }

  /** Writes a text that can be read on any ground, from x on, its middle at y. */
  void onPicture(String text, Font font, Color color, double x, double y) {
    Shape outline =
        new TextLayout(text, font, graphics.getFontRenderContext())
            .getOutline(AffineTransform.getTranslateInstance(x, y + BASELINE));
    line(outline, new Color(255, 255, 255, 225), HALO);
    Frame.words(graphics, text, font, color, x, y + BASELINE);
  }

  /** Draws the lines of a horizontal axis through an area, and their numbers below it. */
  void axis(Rectangle2D area, Span scale) {
    for (double tick : Ticks.of(scale, (int) Math.max(2, area.getWidth() / 90))) {
      double x = area.getMinX() + area.getWidth() * scale.part(tick);
      line(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()), Theme.GRID, 1);
      centre(Numbers.tick(tick), x, area.getMaxY() + 16);
    }
  }

  void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  void line(Shape shape, Color color, float width) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }
}
