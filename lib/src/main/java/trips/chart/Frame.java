package trips.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What stands around the plot: a white card, title and subtitle at the left, the caption below. */
final class Frame {

  private static final int EDGE = 20;
  private static final int CORNER = 12;

  String subtitle;
  String caption;
  final List<String> marks = new ArrayList<>();

  /** Paints a chart into the size that it is given. */
  interface Painter {
    void paint(Graphics2D graphics, int width, int height);
  }

  /** Paints the card, the words, and what is left of it with the plot. */
  void paint(Graphics2D graphics, int width, int height, String title, Painter plot) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Theme.PANEL);
    graphics.fill(new RoundRectangle2D.Double(0, 0, width, height, CORNER, CORNER));
    int top = 6;
    if (isSet(title)) {
      text(graphics, title, Theme.TITLE, Theme.INK, top + 26);
      top += 34;
    }
    if (isSet(subtitle)) {
      text(graphics, subtitle, Theme.TEXT, Theme.SOFT_INK, top + 16);
      top += 24;
    }
    int bottom = 0;
    if (isSet(caption)) {
      bottom = 24;
      text(graphics, caption, Theme.SMALL, Theme.SOFT_INK, height - 13);
    }
    AffineTransform before = graphics.getTransform();
    graphics.translate(0, top);
    plot.paint(graphics, width, height - top - bottom);
    graphics.setTransform(before);
  }

  List<String> words() {
    List<String> words = new ArrayList<>();
    if (isSet(subtitle)) {
      words.add(subtitle);
    }
    words.addAll(marks);
    if (isSet(caption)) {
      words.add(caption);
    }
    return words;
  }

  static void checkSize(int width, int height) {
    if (width < 200 || width > 4000 || height < 120 || height > 4000) {
      throw new IllegalArgumentException(
          "a chart of "
              + width
              + " × "
              + height
              + " points; allowed are widths from 200 and heights from 120 to 4000");
    }
  }

  /**
   * Draws text as text: XChart draws outlines, which no reader can search or copy, and which take
   * fifty times the room in an SVG.
   */
  static void words(Graphics2D graphics, String text, Font font, Color color, double x, double y) {
    graphics.setFont(font);
    graphics.setColor(color);
    // A control character would make an SVG that no browser reads.
    graphics.drawString(text.replaceAll("\\p{Cntrl}", " "), (float) x, (float) y);
  }

  private static void text(Graphics2D graphics, String text, Font font, Color color, int y) {
    words(graphics, text, font, color, EDGE, y);
  }

  private static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }
}
