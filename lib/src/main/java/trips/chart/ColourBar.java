package trips.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Tells which colour stands for which value: an upright bar with numbers, its unit above. */
final class ColourBar {

  private static final int BAR = 16;
  private static final int GAP = 8;
  private static final int STRIPES = 64;

  private final ColourScale scale;
  private final String unit;
  private final List<Double> ticks;

  ColourBar(ColourScale scale, String unit) {
    this.scale = scale;
    this.unit = unit;
    ticks = Ticks.of(scale.span(), 5);
  }

  /** Returns how wide the bar and its words are. */
  double width(Pen pen) {
    double numbers =
        ticks.stream().mapToDouble(t -> pen.width(Numbers.tick(t), Theme.TEXT)).max().orElse(0);
    return Math.max(BAR + GAP + numbers, pen.width(unit, Theme.TEXT)) + 2;
  }

  /** Draws it at the right edge of an area. */
  void draw(Pen pen, Rectangle2D area) {
    double left = area.getMaxX() - width(pen);
    double top = area.getMinY() + (unit.isEmpty() ? 0 : 26);
    double bottom = Math.min(area.getMaxY(), top + 260);
    pen.left(unit, left, area.getMinY() + 8);
    double stripe = (bottom - top) / STRIPES;
    for (int i = 0; i < STRIPES; i++) {
      double y = bottom - stripe * (i + 1);
      // A little higher than its share, so that no light shines through between two.
      pen.fill(
          new Rectangle2D.Double(left, y, BAR, stripe + (i == 0 ? 0 : 0.6)),
          ColourScale.at((i + 0.5) / STRIPES));
    }
    for (double tick : ticks) {
      double y = bottom - (bottom - top) * scale.span().part(tick);
      pen.line(new Line2D.Double(left + BAR, y, left + BAR + 4, y), Theme.SOFT_INK, 1);
      pen.left(Numbers.tick(tick), left + BAR + GAP, y);
    }
  }
}
