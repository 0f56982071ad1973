package trips.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import trips.data.Zone;

/**
 * Puts degrees on an area, all zones in it as large as possible, with one scale in all directions.
 *
 * <p>Over a city, the earth is flat enough: a degree east is as long as a degree north times the
 * cosine of the latitude.
 */
final class Projection {

  private static final double MARGIN = 0.03;

  private final Rectangle2D area;
  private final double eastward;
  private final double perDegree;
  private final double middleEast;
  private final double middleNorth;

  Projection(List<Zone> zones, Rectangle2D area) {
    this.area = area;
    Span east = span(zones.stream().mapToDouble(Zone::longitude).toArray());
    Span north = span(zones.stream().mapToDouble(Zone::latitude).toArray());
    middleEast = (east.from() + east.to()) / 2;
    middleNorth = (north.from() + north.to()) / 2;
    eastward = Math.cos(Math.toRadians(middleNorth));
    double room = 1 - 2 * MARGIN;
    perDegree =
        room
            * Math.min(
                area.getWidth() / (east.length() * eastward), area.getHeight() / north.length());
  }

  Rectangle2D area() {
    return area;
  }

  double x(double longitude) {
    return area.getCenterX() + (longitude - middleEast) * eastward * perDegree;
  }

  double y(double latitude) {
    return area.getCenterY() - (latitude - middleNorth) * perDegree;
  }

  Point2D point(Zone zone) {
    return new Point2D.Double(x(zone.longitude()), y(zone.latitude()));
  }

  Shape circle(Zone zone, double radius) {
    Point2D middle = point(zone);
    return new Ellipse2D.Double(
        middle.getX() - radius, middle.getY() - radius, 2 * radius, 2 * radius);
  }

  private static Span span(double[] degrees) {
    return Span.of(List.of(degrees));
  }
}
