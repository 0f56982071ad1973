package trips.chart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import trips.data.Zone;

/**
 * Lines between zones, as wide as their value. Each bends to its right, so that there and back are
 * two lines.
 */
final class Routes {

  static final Routes NONE = new Routes("", List.of());

  /** The most lines that can be told apart. */
  static final int MOST = 300;

  private static final double WIDEST = 9;
  private static final double BEND = 0.16;

  private final String unit;
  private final List<Route> routes;

  private record Route(int from, int to, double value) {}

  private Routes(String unit, List<Route> routes) {
    this.unit = unit;
    this.routes = routes;
  }

  /**
   * Returns the lines of a source.
   *
   * @param to the column with the zones where they end
   * @throws IllegalArgumentException if an id is not that of a zone, a value is negative, or there
   *     are too many
   */
  static Routes of(Source source, String to) {
    Points points = source.points();
    if (points.xs().size() > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d routes, of which at most %d can be told apart; keep the greatest with"
                  + " orderBy(desc(…)).limit(50)",
              points.xs().size(),
              MOST));
    }
    List<?> ends = source.column(to);
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < points.xs().size(); i++) {
      double value = points.values()[i];
      Route route = new Route(zone(points.xs().get(i)), zone(ends.get(i)), value);
      if (value < 0) {
        throw new IllegalArgumentException(
            "the route from zone "
                + route.from()
                + " to "
                + route.to()
                + " has "
                + Numbers.exact(value)
                + ", but a line is as wide as its value, 0 or more");
      }
      if (!Double.isNaN(value)) {
        routes.add(route);
      }
    }
    routes.sort(Comparator.comparingDouble(Route::value));
    return new Routes(points.valueTitle(), routes);
  }

  /**
   * Returns the id of a zone.
   *
   * @throws IllegalArgumentException if there is no such zone
   */
  static int zone(Object id) {
    double number = id instanceof Number value ? value.doubleValue() : Double.NaN;
    if (number != Math.rint(number) || number < 1 || number > Zone.COUNT) {
      throw new IllegalArgumentException(
          "no zone "
              + Numbers.name(id)
              + "; zones are whole numbers from 1 to "
              + Zone.COUNT
              + ", as in PULocationID and DOLocationID");
    }
    return (int) number;
  }

  /** Draws the lines, the widest last; those within one zone and to no place cannot be drawn. */
  void draw(Pen pen, Projection map, List<Zone> zones, Color colour) {
    for (Route route : routes) {
      if (isDrawn(route, zones)) {
        Point2D from = map.point(zones.get(route.from() - 1));
        Point2D to = map.point(zones.get(route.to() - 1));
        double x = (from.getX() + to.getX()) / 2 - BEND * (to.getY() - from.getY());
        double y = (from.getY() + to.getY()) / 2 + BEND * (to.getX() - from.getX());
        pen.line(
            new QuadCurve2D.Double(from.getX(), from.getY(), x, y, to.getX(), to.getY()),
            colour,
            width(route.value()));
      }
    }
  }

  /** Says how wide which value is, above a point; draws nothing if there are no lines. */
  void legend(Pen pen, double left, double bottom, Color colour) {
    if (routes.isEmpty()) {
      return;
    }
    pen.left(unit, left, bottom - 54);
    for (int i = 0; i < 2; i++) {
      double value = greatest() / (i == 0 ? 1 : 4);
      double y = bottom - 28 + 24 * i;
      pen.line(new Line2D.Double(left + 4, y, left + 34, y), colour, width(value));
      pen.left(Numbers.tick(Math.rint(value)), left + 46, y);
    }
  }

  double legendHeight() {
    return routes.isEmpty() ? 0 : 84;
  }

  double legendWidth(Pen pen) {
    return routes.isEmpty()
        ? 0
        : Math.max(
            pen.width(unit, Theme.TEXT), 46 + pen.width(Numbers.tick(greatest()), Theme.TEXT));
  }

  List<String> summary(List<Zone> zones) {
    if (routes.isEmpty()) {
      return List.of();
    }
    List<Route> drawn = routes.stream().filter(route -> isDrawn(route, zones)).toList();
    String lines =
        String.format(
            Locale.ROOT,
            "routes: %d lines, %d within one zone or without a place are not drawn",
            drawn.size(),
            routes.size() - drawn.size());
    if (drawn.isEmpty()) {
      return List.of(lines);
    }
    Route greatest = drawn.get(drawn.size() - 1);
    return List.of(
        lines
            + ", widest "
            + Summary.number(greatest.value())
            + " from "
            + zones.get(greatest.from() - 1).name()
            + " to "
            + zones.get(greatest.to() - 1).name());
  }

  private double greatest() {
    return routes.get(routes.size() - 1).value();
  }

  private float width(double value) {
    return (float) Math.max(0.8, WIDEST * value / Math.max(greatest(), 1e-300));
  }

  private static boolean isDrawn(Route route, List<Zone> zones) {
    return route.from() != route.to()
        && zones.get(route.from() - 1).isPlace()
        && zones.get(route.to() - 1).isPlace();
  }
}
