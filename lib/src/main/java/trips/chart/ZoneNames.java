package trips.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import trips.data.Zone;

/** Writes the names of zones beside their circles, and none upon another. */
final class ZoneNames {

  private static final double LINE = 18;
  private static final double GAP = 4;

  private final Pen pen;
  private final Projection map;
  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();

  ZoneNames(Pen pen, Projection map, Rectangle2D area) {
    this.pen = pen;
    this.map = map;
    this.area = area;
  }

  /** Writes the names that find room, the first of the list first. */
  void draw(List<Zone> zones, ToDoubleBiFunction<Zone, Projection> radius) {
    for (Zone zone : zones) {
      Point2D middle = map.point(zone);
      double distance = radius.applyAsDouble(zone, map) + GAP;
      double width = pen.width(zone.name(), Theme.TEXT);
      Rectangle2D right = box(middle.getX() + distance, middle.getY(), width);
      Rectangle2D left = box(middle.getX() - distance - width, middle.getY(), width);
      Rectangle2D box = isFree(right) ? right : left;
      if (isFree(box)) {
        taken.add(box);
        pen.onPicture(zone.name(), Theme.TEXT, Theme.INK, box.getMinX(), middle.getY());
      }
    }
  }

  private static Rectangle2D box(double left, double middle, double width) {
    return new Rectangle2D.Double(left, middle - LINE / 2, width, LINE);
  }

  private boolean isFree(Rectangle2D box) {
    return box.getMinX() >= area.getMinX()
        && box.getMaxX() <= area.getMaxX()
        && taken.stream().noneMatch(box::intersects);
  }
}
