package trips.data;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which base dispatches a trip, as often as in the first 1,700 published rows of the files from
 * 2019-02 to 2020-06.
 */
final class Bases implements Serializable {

  private static final long serialVersionUID = 1;

  private final String[][] names = new String[Licence.COUNT][];
  private final AliasTable[] tables = new AliasTable[Licence.COUNT];

  /** Reads the table of bases. */
  Bases() {
    ResourceTable table = ResourceTable.read("model/bases.csv");
    for (Licence licence : Licence.values()) {
      int[] rows =
          table
              .indices()
              .filter(row -> table.text(row, "licence").equals(licence.name()))
              .toArray();
      names[licence.ordinal()] =
          IntStream.of(rows).mapToObj(row -> table.text(row, "base")).toArray(String[]::new);
      tables[licence.ordinal()] =
          new AliasTable(
              IntStream.of(rows).mapToDouble(row -> table.number(row, "rows")).toArray());
    }
  }

  /** Draws the licence number of a base of the company. */
  String draw(Licence licence, SplitMix random) {
    return names[licence.ordinal()][tables[licence.ordinal()].draw(random)];
  }
}
