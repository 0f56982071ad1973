package trips.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import tech.tablesaw.api.Table;
import trips.data.Zone;

/**
 * New York's taxi zones as circles at their centroids, whose area and colour are a value; zones
 * without one are small grey dots.
 *
 * <p>The scale is equal in all directions, north is at the top. The zones with the greatest values
 * are named. Values of zones 264 and 265, which are no places, are told below the map.
 */
public final class ZoneMap extends ScaledDrawing<ZoneMap> {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 740;
  private static final int EDGE = 20;
  private static final int NOTE = 24;

  /** The radius of the greatest circle, as a part of the map's smaller side. */
  private static final double RADIUS = 0.026;

  private static final int USUAL_NAMES = 6;
  private static final Color DOT = new Color(0xC9C9C9);
  private static final Color BOROUGH = new Color(0x8A8A8A);
  private static final Color ROUTE = new Color(0xD5, 0x5E, 0x00, 150);

  private final List<Zone> zones = Zone.all();
  private final Map<Integer, Double> values = new LinkedHashMap<>();
  private Routes routes = Routes.NONE;
  private String unit;
  private int names = USUAL_NAMES;

  /**
   * Creates a map.
   *
   * @param source with the ids of zones, 1 to 265, as positions and one column of numbers
   * @throws IllegalArgumentException if an id is not that of a zone, comes twice, or has a negative
   *     value
   */
  public ZoneMap(Source source) {
    super(WIDTH, HEIGHT);
    Points points = source.points();
    unit = points.valueTitle();
    points.checkDistinct(points.xName().isEmpty() ? "the map" : points.xName());
    for (int i = 0; i < points.xs().size(); i++) {
      int id = Routes.zone(points.xs().get(i));
      double value = points.values()[i];
      if (value < 0) {
        throw new IllegalArgumentException(
            "zone "
                + id
                + " has "
                + Numbers.exact(value)
                + ", but no circle is smaller than nothing; draw a Charts.bars");
      }
      if (!Double.isNaN(value)) {
        values.put(id, value);
      }
    }
    scale = Span.of(List.of(points.values())).withZero();
  }

  /**
   * Draws a line for each row, from one zone to another, as wide as its value; returns the chart.
   *
   * @param from the column with the zone where it begins
   * @param to the column with the zone where it ends
   * @throws IllegalArgumentException if a column is missing or does not fit, an id is not that of a
   *     zone, a value is negative, or there are more than 300 rows
   */
  public ZoneMap routes(Dataset<?> data, String from, String to, String value) {
    routes = Routes.of(Source.ofPairs(data, from, to, value), to);
    return this;
  }

  /** Draws the rows of a table as {@link #routes(Dataset, String, String, String)} does. */
  public ZoneMap routes(Table table, String from, String to, String value) {
    routes = Routes.of(Source.ofPairs(table, from, to, value), to);
    return this;
  }

  /** Sets what circles and colours count, with its unit, above the bar of colours. */
  public ZoneMap valueLabel(String label) {
    unit = label;
    return this;
  }

  /**
   * Sets how many zones are named at most, those with the greatest values; names that would lie on
   * others are left out.
   *
   * @param most 0 to 265
   * @throws IllegalArgumentException if it is outside these bounds
   */
  public ZoneMap names(int most) {
    if (most < 0 || most > Zone.COUNT) {
      throw new IllegalArgumentException(
          most + " names; allowed are 0 to " + Zone.COUNT + ", the number of zones");
    }
    names = most;
    return this;
  }

  @Override
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    List<Zone> ranked = ranked();
    StringBuilder greatest = new StringBuilder();
    for (Zone zone : ranked.subList(0, Math.min(3, ranked.size()))) {
      greatest.append(greatest.length() == 0 ? "" : ", ");
      greatest.append(Summary.number(values.get(zone.id()))).append(" at ").append(zone.name());
    }
    lines.add(unit + ": " + ranked.size() + " zones on the map, greatest " + greatest);
    if (!note().isEmpty()) {
      lines.add(note());
    }
    lines.addAll(routes.summary(zones));
    return lines;
  }

  @Override
  void draw(Graphics2D graphics, int width, int height) {
    Pen pen = new Pen(graphics);
    ColourBar bar = new ColourBar(new ColourScale(scale), unit);
    double beside = Math.max(bar.width(pen), routes.legendWidth(pen));
    int below = 12 + (note().isEmpty() ? 0 : NOTE);
    Rectangle2D area =
        new Rectangle2D.Double(EDGE, 12, width - 2 * EDGE - beside - 20, height - 12 - below);
    Projection map = new Projection(zones, area);
    boroughs(pen, map);
    zones.stream()
        .filter(zone -> zone.isPlace() && !values.containsKey(zone.id()))
        .forEach(zone -> pen.fill(map.circle(zone, 1.8), DOT));
    circles(pen, map);
    routes.draw(pen, map, zones, ROUTE);
    new ZoneNames(pen, map, area).draw(ranked().stream().limit(names).toList(), this::radius);
    double right = width - EDGE;
    bar.draw(pen, new Rectangle2D.Double(0, 18, right, height - 40 - routes.legendHeight()));
    routes.legend(pen, right - beside, height - 30, ROUTE);
    pen.left(note(), EDGE, height - 16);
  }

  private void circles(Pen pen, Projection map) {
    ColourScale colours = new ColourScale(scale);
    for (Zone zone : ranked()) {
      var circle = map.circle(zone, radius(zone, map));
      pen.fill(circle, colours.of(values.get(zone.id())));
      pen.line(circle, new Color(0x33, 0x33, 0x33, 120), 0.6f);
    }
  }

  /** The area of a circle is its value, so that twice the ink is twice the number. */
  private double radius(Zone zone, Projection map) {
    double greatest = RADIUS * Math.min(map.area().getWidth(), map.area().getHeight());
    return Math.max(
        1.2, greatest * Math.sqrt(values.get(zone.id()) / Math.max(scale.to(), 1e-300)));
  }

  private static void boroughs(Pen pen, Projection map) {
    for (Borough borough : Borough.values()) {
      Rectangle2D box = borough.box(pen, map);
      pen.onPicture(borough.title(), Theme.BOLD, BOROUGH, box.getMinX(), box.getCenterY());
    }
  }

  /** Returns the zones with a place and a value, the greatest first. */
  private List<Zone> ranked() {
    return zones.stream()
        .filter(zone -> zone.isPlace() && values.containsKey(zone.id()))
        .sorted(Comparator.comparingDouble((Zone zone) -> -values.get(zone.id())))
        .toList();
  }

  private String note() {
    double elsewhere =
        zones.stream()
            .filter(zone -> !zone.isPlace())
            .mapToDouble(zone -> values.getOrDefault(zone.id(), 0.0))
            .sum();
    return elsewhere > 0
        ? String.format(
            Locale.ROOT, "Not on the map: %s in zones without a place.", Summary.number(elsewhere))
        : "";
  }
}
