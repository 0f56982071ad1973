package trips.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Upright lines with words above the plot, where no bar is behind them. */
final class GanttMarks {

  private static final int GAP = 6;

  private final List<Moment> marks = new ArrayList<>();

  private record Moment(double x, String text) {}

  void add(double x, String text) {
    marks.add(new Moment(x, text));
  }

  /** Returns how much room the words need above the plot. */
  double height(Pen pen, Rectangle2D area, Span scale) {
    return places(pen, area, scale).stream().mapToDouble(Rectangle2D::getMaxY).max().orElse(0);
  }

  /** Draws them into an area of which the words take the upper part. */
  void draw(Pen pen, Rectangle2D area, Span scale) {
    List<Rectangle2D> places = places(pen, area, scale);
    List<Moment> inside = inside(scale);
    for (int i = 0; i < places.size(); i++) {
      double x = area.getMinX() + area.getWidth() * scale.part(inside.get(i).x);
      double y = area.getMinY() + places.get(i).getMinY();
      pen.line(new Line2D.Double(x, y, x, area.getMaxY()), Theme.INK, 1.4f);
      double left = places.get(i).getMinX() + GAP;
      // The line of a mark above may run through these words.
      pen.onPicture(inside.get(i).text, Theme.TEXT, Theme.SOFT_INK, left, y + Mark.ROW / 2.0);
    }
  }

  /** Returns where the words stand, from 0 downwards, each below those that it would hide. */
  private List<Rectangle2D> places(Pen pen, Rectangle2D area, Span scale) {
    List<Rectangle2D> places = new ArrayList<>();
    for (Moment mark : inside(scale)) {
      double x = area.getMinX() + area.getWidth() * scale.part(mark.x);
      double width = pen.width(mark.text, Theme.TEXT) + 2 * GAP;
      double left = x + width > area.getMaxX() ? x - width : x;
      places.add(Mark.freeRow(left, 0, width, places));
    }
    return places;
  }

  private List<Moment> inside(Span scale) {
    return marks.stream().filter(mark -> scale.from() <= mark.x && mark.x <= scale.to()).toList();
  }
}
