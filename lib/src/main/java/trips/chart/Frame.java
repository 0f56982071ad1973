package trips.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stands around the plot: a white card, title and subtitle at the left, the caption below. */
final class Frame {

  private static final int EDGE = 20;
  private static final int CORNER = 12;
  private static final int TITLE_LINE = 25;
  private static final int TEXT_LINE = 19;
  private static final int SMALL_LINE = 16;

  String subtitle;
  String caption;
  final List<String> marks = new ArrayList<>();

  /** Whether a column divides the data, so that also one series alone needs its name. */
  boolean divided;

  /** Whether the chart is one of several in a picture, so that its title is not the picture's. */
  private boolean inside;

  /** Paints a chart into the size that it is given. */
  interface Painter {
    void paint(Graphics2D graphics, int width, int height);
  }

  /** Returns the legend for series in the theme's colours. */
  Legend legend(Collection<String> series) {
    return divided || series.size() > 1 ? Legend.of(series) : Legend.NONE;
  }

  /** Paints as one of several charts in a picture. */
  void paintInside(Runnable paint) {
    inside = true;
    try {
      paint.run();
    } finally {
      inside = false;
    }
  }

  /** Paints the card, the words, and what is left of it with the plot. */
  void paint(
      Graphics2D graphics, int width, int height, String title, Legend legend, Painter plot) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Theme.PANEL);
    graphics.fill(new RoundRectangle2D.Double(0, 0, width, height, CORNER, CORNER));
    int top = 6;
    if (isSet(title)) {
      Font font = inside ? Theme.SMALL_TITLE : Theme.TITLE;
      List<String> lines = lines(graphics, title, font, width);
      text(graphics, lines, font, Theme.INK, top + 26, TITLE_LINE);
      top += 34 + TITLE_LINE * (lines.size() - 1);
    }
    if (isSet(subtitle)) {
      List<String> lines = lines(graphics, subtitle, Theme.TEXT, width);
      text(graphics, lines, Theme.TEXT, Theme.SOFT_INK, top + 16, TEXT_LINE);
      top += 24 + TEXT_LINE * (lines.size() - 1);
    }
    top += legend.paint(graphics, EDGE, top, width - 2 * EDGE);
    int bottom = 0;
    if (isSet(caption)) {
      List<String> lines = lines(graphics, caption, Theme.SMALL, width);
      int more = SMALL_LINE * (lines.size() - 1);
      bottom = 24 + more;
      text(graphics, lines, Theme.SMALL, Theme.SOFT_INK, height - 13 - more, SMALL_LINE);
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

  private static void text(
      Graphics2D graphics, List<String> lines, Font font, Color color, int y, int lineHeight) {
    for (int i = 0; i < lines.size(); i++) {
      words(graphics, lines.get(i), font, color, EDGE, y + i * lineHeight);
    }
  }

  /** Breaks a text between words into lines that fit the card, also if the font is wider there. */
  private static List<String> lines(Graphics2D graphics, String text, Font font, int width) {
    double room = (width - 2 * EDGE) * 0.97;
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Pen.width(graphics, longer, font) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  private static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }
}
