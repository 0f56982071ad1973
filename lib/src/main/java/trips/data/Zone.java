package trips.data;

import java.util.List;

/**
 * One taxi zone of the zone table.
 *
 * @param id the LocationID, 1 to 265
 * @param longitude approximate centroid in degrees east, NaN where the zone is no place
 * @param latitude approximate centroid in degrees north, NaN where the zone is no place
 */
public record Zone(
    int id, String borough, String name, String serviceZone, double longitude, double latitude) {

  /** Number of zones; their ids run from 1 to this. */
  public static final int COUNT = 265;

  /** What published counts call the borough of zones 264 and 265. */
  static final String UNKNOWN = "Unknown";

  /** Returns all zones, ordered by id, as {@code data/zones.csv} has them. */
  public static List<Zone> all() {
    ResourceTable table = ResourceTable.read("zones.csv");
    return table
        .indices()
        .mapToObj(
            row ->
                new Zone(
                    table.integer(row, "zone_id"),
                    table.text(row, "borough"),
                    table.text(row, "zone"),
                    table.text(row, "service_zone"),
                    degrees(table.text(row, "longitude")),
                    degrees(table.text(row, "latitude"))))
        .toList();
  }

  /** Returns whether the zone has a place on the map; 264 and 265 have none. */
  public boolean isPlace() {
    return !Double.isNaN(longitude);
  }

  /**
   * Returns the borough under which published counts list the zone: its own, or "Unknown" for both
   * 264 and 265, as the zone table of 2020 had it.
   */
  String publishedBorough() {
    return isPlace() ? borough : UNKNOWN;
  }

  private static double degrees(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
