package trips.data;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which base dispatches a trip, as often as in the first 1,700 published rows of the files from
 * 2019-02 to 2020-06; since 2022 each company sends its trips through one.
 */
final class Bases implements Serializable {

  private static final long serialVersionUID = 1;
  private static final YearMonth ONE_EACH = YearMonth.of(2022, 1);

  private final List<String> names = new ArrayList<>();
  private final int[] first = new int[Licence.COUNT];
  private final AliasTable[] tables = new AliasTable[Licence.COUNT];

  /** Reads the table of bases. */
  Bases(YearMonth month) {
    ResourceTable table =
        ResourceTable.read(month.isBefore(ONE_EACH) ? "model/bases.csv" : "model/bases-2022.csv");
    for (Licence licence : Licence.values()) {
      int[] rows =
          table
              .indices()
              .filter(row -> table.text(row, "licence").equals(licence.name()))
              .toArray();
      first[licence.ordinal()] = names.size();
      IntStream.of(rows).forEach(row -> names.add(table.text(row, "base")));
      tables[licence.ordinal()] =
          rows.length == 0
              ? null
              : new AliasTable(
                  IntStream.of(rows).mapToDouble(row -> table.number(row, "rows")).toArray());
    }
  }

  /** Draws a base of the company and returns its index in {@link #names}. */
  int draw(int licence, SplitMix random) {
    return first[licence] + tables[licence].draw(random);
  }

  /** Returns the licence numbers of all bases. */
  List<String> names() {
    return List.copyOf(names);
  }
}
