package trips.data;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What is published or estimated about one month, by which the generator is calibrated; {@code
 * data/README.md} names the sources.
 *
 * @param tripsPerDay trips by day of pickup, first day first
 * @param pickups trips by borough of pickup
 * @param dropoffs trips by borough of drop-off
 * @param busiest HV0003's pickups in its busiest zones by zone id, busiest first; empty where
 *     nothing is published
 * @param zoneTotals pickups of all licences in further zones
 */
record MonthFacts(
    YearMonth month,
    long[] tripsPerDay,
    Map<String, Long> pickups,
    Map<String, Long> dropoffs,
    Map<Integer, Long> busiest,
    List<ZoneTotal> zoneTotals) {

  /** The only month with published counts by day, borough and zone. */
  static final YearMonth MARCH_2020 = YearMonth.of(2020, 3);

  /**
   * Pickups of all licences in one zone, or in several that share a published name.
   *
   * @param zones zone ids
   */
  record ZoneTotal(List<Integer> zones, long pickups) {}

  /**
   * Returns the facts of a month: the published ones of March 2020, for any other month what {@link
   * MonthEstimate} makes of them.
   *
   * @throws TripDataException if the month is before the first
   */
  static MonthFacts of(YearMonth month) {
    return month.equals(MARCH_2020) ? published(month) : MonthEstimate.of(month);
  }

  /** Returns the number of trips in a month, without reading the other facts; see {@link #of}. */
  static long trips(YearMonth month) {
    return month.equals(MARCH_2020)
        ? LongStream.of(tripsPerDay(month)).sum()
        : MonthEstimate.trips(month);
  }

  private static MonthFacts published(YearMonth month) {
    return new MonthFacts(
        month,
        tripsPerDay(month),
        perBorough(month, "pickups"),
        perBorough(month, "dropoffs"),
        busiest(month),
        zoneTotals(month));
  }

  /** Returns the trips of the whole month. */
  long trips() {
    return LongStream.of(tripsPerDay).sum();
  }

  private static long[] tripsPerDay(YearMonth month) {
    ResourceTable table = read(month, "trips-per-day");
    return table.indices().mapToLong(row -> table.integer(row, "trips")).toArray();
  }

  private static Map<String, Long> perBorough(YearMonth month, String column) {
    ResourceTable table = read(month, "trips-per-borough");
    Map<String, Long> counts = new LinkedHashMap<>();
    table
        .indices()
        .forEach(row -> counts.put(table.text(row, "borough"), (long) table.integer(row, column)));
    return counts;
  }

  private static Map<Integer, Long> busiest(YearMonth month) {
    ResourceTable table = read(month, "busiest-hv0003-pickup-zones");
    Map<Integer, Long> counts = new LinkedHashMap<>();
    table
        .indices()
        .forEach(
            row ->
                counts.put(
                    table.integer(row, "zone_ids"), (long) table.integer(row, "hv0003_pickups")));
    return counts;
  }

  private static List<ZoneTotal> zoneTotals(YearMonth month) {
    ResourceTable table = read(month, "pickups-of-nine-zones");
    return table
        .indices()
        .mapToObj(row -> new ZoneTotal(table.ids(row, "zone_ids"), table.integer(row, "pickups")))
        .toList();
  }

  private static ResourceTable read(YearMonth month, String what) {
    return ResourceTable.read("published/" + month + "-" + what + ".csv");
  }
}
