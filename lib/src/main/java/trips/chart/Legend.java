package trips.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names series beside their colours, above the plot, where they are read before the data. XChart's
 * own lets names dance up and down with their letters.
 *
 * @param names in their order
 * @param colours as many
 */
record Legend(List<String> names, List<Color> colours) {

  /** The legend of a chart that needs none. */
  static final Legend NONE = new Legend(List.of(), List.of());

  private static final int LINE = 22;
  private static final int SWATCH = 13;
  private static final int GAP = 7;
  private static final int APART = 22;

  /** Returns a legend for series that have the theme's colours in their order. */
  static Legend of(Collection<String> names) {
    List<Color> colours = new ArrayList<>();
    names.forEach(name -> colours.add(Theme.series(colours.size())));
    return new Legend(List.copyOf(names), colours);
  }

  /** Paints it from a point on, in lines of some length; returns the height that it has taken. */
  int paint(Graphics2D graphics, int left, int top, int length) {
    if (names.isEmpty()) {
      return 0;
    }
    Pen pen = new Pen(graphics);
    double x = left;
    double y = top + LINE / 2.0;
    for (int i = 0; i < names.size(); i++) {
      double width = SWATCH + GAP + pen.width(names.get(i), Theme.TEXT);
      if (x > left && x + width > left + length) {
        x = left;
        y += LINE;
      }
      pen.fill(
          new RoundRectangle2D.Double(x, y - SWATCH / 2.0, SWATCH, SWATCH, 3, 3), colours.get(i));
      Frame.words(graphics, names.get(i), Theme.TEXT, Theme.INK, x + SWATCH + GAP, y + 5);
      x += width + APART;
    }
    return (int) (y - top + LINE / 2.0) + 2;
  }
}
