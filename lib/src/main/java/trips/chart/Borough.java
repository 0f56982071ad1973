package trips.chart;

import java.awt.geom.Rectangle2D;

/** Where the name of a borough stands on the map: beside its zones, mostly on water. */
enum Borough {
  MANHATTAN("Manhattan", true, -74.005, 40.785),
  BRONX("The Bronx", true, -73.925, 40.887),
  QUEENS("Queens", false, -73.735, 40.628),
  BROOKLYN("Brooklyn", true, -74.030, 40.668),
  STATEN_ISLAND("Staten Island", false, -74.110, 40.512),
  NEWARK("Newark", false, -74.190, 40.712);

  private static final double LINE = 18;

  private final String title;
  private final boolean ends;
  private final double longitude;
  private final double latitude;

  /** A name that ends at its place, or one that begins there. */
  Borough(String title, boolean ends, double longitude, double latitude) {
    this.title = title;
    this.ends = ends;
    this.longitude = longitude;
    this.latitude = latitude;
  }

  String title() {
    return title;
  }

  /** Returns the place that the name takes. */
  Rectangle2D box(Pen pen, Projection map) {
    double width = pen.width(title, Theme.BOLD);
    Rectangle2D area = map.area();
    double wished = map.x(longitude) - (ends ? width : 0);
    // In a small picture, a name is as long as a borough.
    double left = Math.max(area.getMinX(), Math.min(wished, area.getMaxX() - width));
    return new Rectangle2D.Double(left, map.y(latitude) - LINE / 2, width, LINE);
  }
}
