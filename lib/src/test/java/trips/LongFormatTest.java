package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import trips.chart.AreaChart;

class LongFormatTest {

  /** Queens has no row at 3, and comes first. */
  private static final Table TRIPS =
      Table.create(
          "t",
          IntColumn.create("hour", 2, 1, 1, 2, 3),
          StringColumn.create("borough", "Queens", "Queens", "Bronx", "Bronx", "Bronx"),
          DoubleColumn.create("trips", 20, 10, 1, 2, 3),
          DoubleColumn.create("fares", 5, 4, 3, 2, 1));

  @Test
  void line_by_drawsALinePerValueThroughItsOwnRows() {
    var chart = Charts.line(TRIPS, "hour", "trips").by("borough");
    assertThat(chart.getSeriesCollection()).extracting("name").containsExactly("Bronx", "Queens");
    assertThat(chart.getSeries("Queens").getXData()).containsExactly(1, 2);
    assertThat(chart.getSeries("Queens").getYData()).containsExactly(10, 20);
    assertThat(chart.getYAxisTitle()).isEqualTo("trips");
  }

  @Test
  void area_by_stacksAndCountsMissingRowsAsZero() {
    AreaChart chart = Charts.area(TRIPS, "hour", "trips").by("borough");
    assertThat(chart.getSeries("Bronx").getYData()).containsExactly(1, 2, 3);
    assertThat(chart.getSeries("Queens").getYData()).containsExactly(11, 22, 3);
    assertThat(chart.summary())
        .contains(
            "Queens: 3 points, first 10 at 1, last nothing at 3, lowest 10 at 1, highest 20 at 2",
            "sum of all: 3 points, first 11 at 1, last 3 at 3, lowest 3 at 3, highest 22 at 2");
  }

  @Test
  void columns_by_standSideBySideAndLeaveAGap() {
    var chart = Charts.columns(TRIPS, "hour", "trips").by("borough");
    assertThat(chart.getSeries("Queens").getXData()).isEqualTo(List.of("1", "2", "3"));
    assertThat(chart.getSeries("Queens").getYData()).containsExactly(10, 20, Double.NaN);
  }

  @Test
  void bars_by_growWithTheirNumber() {
    var chart = Charts.bars(TRIPS, "hour", "trips").by("borough");
    assertThat(chart.getSeries("Bronx").getYData()).isEqualTo(List.of("1", "2", "3"));
    assertThat(chart.getHeight()).isEqualTo(130 + 30 * 6);
  }

  @Test
  void bars_longFormatWithoutBy_saysWhatToCall() {
    assertThatThrownBy(() -> Charts.bars(TRIPS, "hour", "trips").words())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("several rows have one hour")
        .hasMessageContaining(".by(\"borough\")");
  }

  @Test
  void scatter_by_coloursDotsAndAllowsOnePlaceTwice() {
    var chart = Charts.scatter(TRIPS, "trips", "fares").by("hour");
    assertThat(chart.getSeriesCollection()).extracting("name").containsExactly("1", "2", "3");
    assertThat(chart.getSeries("1").getYData()).containsExactlyInAnyOrder(4, 3);
  }

  @Test
  void by_twoRowsAtOnePosition_saysGroup() {
    Table twice =
        Table.create(
            IntColumn.create("x", 1, 1),
            StringColumn.create("g", "a", "a"),
            IntColumn.create("y", 1, 2));
    assertThatThrownBy(() -> Charts.line(twice, "x", "y").by("g"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows at 1 for g a")
        .hasMessageContaining("groupBy");
  }

  @Test
  void by_moreValuesThanColours_saysHowMany() {
    Table many =
        Table.create(
            IntColumn.create("x", 1, 2, 3, 4, 5, 6, 7, 8, 9),
            IntColumn.create("zone", 1, 2, 3, 4, 5, 6, 7, 8, 9),
            IntColumn.create("y", 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThatThrownBy(() -> Charts.line(many, "x", "y").by("zone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone makes 9 series, of which at most 8");
  }

  @Test
  void by_severalColumnsOfNumbers_asksForOne() {
    assertThatThrownBy(() -> Charts.line(TRIPS, "hour", "trips", "fares").by("borough"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 columns of numbers were named: trips, fares; name one");
  }

  @Test
  void by_unknownColumn_namesTheNearest() {
    assertThatThrownBy(() -> Charts.line(TRIPS, "hour", "trips").by("boroug"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column \"boroug\"; did you mean \"borough\"?");
  }

  @Test
  void bars_joinWithAColumnTwice_areDrawnAllTheSame() {
    var spark = TestSpark.session();
    var left = spark.sql("SELECT id, id AS trips FROM range(3)");
    var right = spark.sql("SELECT id, concat('zone ', id) AS zone FROM range(3)");
    var joined = left.join(right, left.col("id").equalTo(right.col("id")));
    assertThat(Charts.bars(joined, "zone", "trips").getSeries("trips").getXData()).hasSize(3);
  }

  @Test
  void line_by_ofADataset_runsItOnce() {
    var rows =
        TestSpark.session().sql("SELECT id DIV 2 AS x, id % 2 AS side, rand() AS y FROM range(8)");
    assertThat(Work.of(() -> Charts.line(rows, "x", "y").by("side")).jobs())
        .isEqualTo(Work.of(() -> Charts.line(rows, "x", "y")).jobs());
  }

  @Test
  void by_ofAMap_pointsToTables() {
    assertThatThrownBy(() -> Charts.line(Map.of(1, 2)).by("g"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lists and maps have no column \"g\"");
  }
}
