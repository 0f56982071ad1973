package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class ChartsTest {

  private static SparkSession spark;
  private static Dataset<Row> perDay;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
    perDay =
        spark.sql(
            "SELECT date_add(DATE'2020-03-01', CAST(30 - id AS INT)) AS date, id AS trips,"
                + " 'x' AS `a.b` FROM range(31)");
  }

  @Test
  void line_unsortedDataset_isDrawnFromLeftToRight() {
    assertThat(Charts.line(perDay, "date", "trips").getSeries("trips").getXData()).isSorted();
  }

  @Test
  void line_missingColumn_namesNearestAndAll() {
    assertThatThrownBy(() -> Charts.line(perDay, "date", "tripz"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no column \"tripz\"; did you mean \"trips\"? The columns are date, trips, a.b");
  }

  @Test
  void line_textAsNumbers_saysSo() {
    assertThatThrownBy(() -> Charts.line(perDay, "date", "a.b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column a.b holds String values such as \"x\"");
  }

  @Test
  void line_namesAsPositions_pointsToBars() {
    assertThatThrownBy(() -> Charts.line(perDay, "a.b", "trips"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Charts.bars");
  }

  @Test
  void line_tooManyRows_saysAggregateFirst() {
    assertThatThrownBy(() -> Charts.line(spark.range(20_000).toDF("id"), "id", "id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 10,000 points")
        .hasMessageContaining("aggregate first");
  }

  @Test
  void line_noRows_saysSo() {
    assertThatThrownBy(() -> Charts.line(perDay.limit(0), "date", "trips"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
  }

  @Test
  void line_tableWithMissingNumber_leavesAGap() {
    Table table =
        Table.create(
            "t", IntColumn.create("x", 1, 2), DoubleColumn.create("y", new Double[] {5.0, null}));
    assertThat(Charts.line(table, "x", "y").getSeries("y").getYData())
        .containsExactly(5.0, Double.NaN);
  }

  @Test
  void columns_numbersAsNames_haveNoSeparators() {
    assertThat(Charts.columns(Map.of(2020, 1)).getSeries("value").getXData())
        .isEqualTo(List.of("2020"));
  }

  @Test
  void bars_tooMany_adviseTheGreatest() {
    assertThatThrownBy(
            () -> Charts.bars(perDay.crossJoin(perDay.select("date").limit(9)), "a.b", "trips"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("279 bars");
  }

  @Test
  void bars_listsOfDifferentLengths_nameBoth() {
    assertThatThrownBy(() -> Charts.bars(List.of("a", "b"), Collections.nCopies(3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 values for 2 positions");
  }

  @Test
  void bars_sameNameTwice_sayGroup() {
    assertThatThrownBy(() -> Charts.bars(List.of("a", "a"), List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows are named \"a\"");
  }

  @Test
  void line_onlyNulls_saysSo() {
    assertThatThrownBy(() -> Charts.line(List.of(1, 2), Arrays.asList(null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only nulls");
  }

  @Test
  void line_columnNameWithDot_isAColumn() {
    Dataset<Row> dotted = spark.sql("SELECT id AS x, id AS `a.b` FROM range(3)");
    assertThat(Charts.line(dotted, "x", "a.b").getSeries("a.b").getYData())
        .containsExactly(0, 1, 2);
  }

  @Test
  void size_tooSmall_namesTheBounds() {
    assertThatThrownBy(() -> Charts.bars(Map.of("a", 1)).size(10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10 × 10");
  }
}
