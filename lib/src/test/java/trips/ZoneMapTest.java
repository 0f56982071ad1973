package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ZoneMapTest {

  private static final int JFK = 132;
  private static final int LA_GUARDIA = 138;
  private static final int TIMES_SQUARE = 230;

  private static final Table ROUTES =
      Table.create(
          IntColumn.create("from", JFK, TIMES_SQUARE, JFK, JFK),
          IntColumn.create("to", TIMES_SQUARE, JFK, JFK, 265),
          IntColumn.create("rides", 50, 90, 7, 5));

  @Test
  void map_values_namesTheGreatestAndWhatHasNoPlace() {
    assertThat(Charts.map(Map.of(JFK, 30, LA_GUARDIA, 20, TIMES_SQUARE, 10, 265, 1_234)).summary())
        .containsExactly(
            "value: 3 zones on the map, greatest 30 at JFK Airport, 20 at LaGuardia Airport, 10 at"
                + " Times Sq/Theatre District",
            "Not on the map: 1,234 in zones without a place.");
  }

  @Test
  void routes_always_saysWhatIsDrawn() {
    assertThat(Charts.map(Map.of(JFK, 30)).routes(ROUTES, "from", "to", "rides").summary())
        .contains(
            "routes: 2 lines, 2 within one zone or without a place are not drawn, widest 90 from"
                + " Times Sq/Theatre District to JFK Airport");
  }

  @Test
  void map_noSuchZone_saysWhichThereAre() {
    assertThatThrownBy(() -> Charts.map(Map.of(266, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no zone 266; zones are whole numbers from 1 to 265, as in PULocationID and"
                + " DOLocationID");
  }

  @Test
  void map_negativeValue_pointsToBars() {
    assertThatThrownBy(() -> Charts.map(Map.of(JFK, -3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone 132 has -3")
        .hasMessageContaining("Charts.bars");
  }

  @Test
  void map_zoneTwice_saysGroup() {
    Table twice = Table.create(IntColumn.create("zone", JFK, JFK), IntColumn.create("n", 1, 2));
    assertThatThrownBy(() -> Charts.map(twice, "zone", "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows at 132 for zone")
        .hasMessageContaining("groupBy");
  }

  @Test
  void routes_namesOfZones_saysIdsAreNeeded() {
    Table names =
        Table.create(
            StringColumn.create("from", "JFK Airport"),
            IntColumn.create("to", new int[] {JFK}),
            IntColumn.create("n", new int[] {1}));
    assertThatThrownBy(() -> Charts.map(Map.of(JFK, 1)).routes(names, "from", "to", "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no zone JFK Airport; zones are whole numbers");
  }

  @Test
  void names_outsideOfTheBounds_areRefused() {
    assertThatThrownBy(() -> Charts.map(Map.of(JFK, 1)).names(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 names; allowed are 0 to 265");
  }
}
