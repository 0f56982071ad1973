package trips.data;

/**
 * What the project estimates about the zones, beside what is published: their kind and how many
 * pickups, in thousands, they had relative to their neighbours in March 2020.
 */
record ZoneModel(ZoneKind[] kinds, double[] popularity) {

  /** Reads the estimates, ordered by zone id. */
  static ZoneModel read() {
    ResourceTable table = ResourceTable.read("model/zones.csv");
    return new ZoneModel(
        table
            .indices()
            .mapToObj(row -> ZoneKind.of(table.text(row, "kind")))
            .toArray(ZoneKind[]::new),
        table.indices().mapToDouble(row -> table.number(row, "popularity")).toArray());
  }
}
