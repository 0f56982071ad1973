package trips.chart;

/** Where the name of a borough stands on the map: beside its zones, mostly on water. */
enum Borough {
  MANHATTAN("Manhattan", -74.055, 40.785),
  BRONX("The Bronx", -73.945, 40.885),
  QUEENS("Queens", -73.715, 40.635),
  BROOKLYN("Brooklyn", -74.045, 40.655),
  STATEN_ISLAND("Staten Island", -74.075, 40.512),
  NEWARK("Newark Airport", -74.170, 40.715);

  private final String title;
  private final double longitude;
  private final double latitude;

  Borough(String title, double longitude, double latitude) {
    this.title = title;
    this.longitude = longitude;
    this.latitude = latitude;
  }

  String title() {
    return title;
  }

  /** Returns degrees east. */
  double longitude() {
    return longitude;
  }

  /** Returns degrees north. */
  double latitude() {
    return latitude;
  }
}
