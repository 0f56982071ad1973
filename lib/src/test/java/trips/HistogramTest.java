package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import trips.chart.HistogramChart;

class HistogramTest {

  private static SparkSession spark;
  private static Dataset<Row> fares;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
    fares = spark.sql("SELECT id / 1000 AS fare, 'x' AS `na.me` FROM range(50000)");
  }

  @Test
  void histogram_dataset_isCountedBySpark() {
    HistogramChart chart = Charts.histogram(fares, "fare").bins(10);
    assertThat(chart.getSeries("fare").getXData())
        .containsExactly(2.5, 7.5, 12.5, 17.5, 22.5, 27.5, 32.5, 37.5, 42.5, 47.5);
    assertThat(chart.getSeries("fare").getYData()).containsOnly(5_000);
    assertThat(chart.summary())
        .containsExactly(
            "fare: 50,000 numbers from 0 to 50 in 10 bins of 5, most of them from 0 to 5: 5,000",
            "not shown: 0 outside of the range, 0 without a number");
  }

  @Test
  void histogram_datasetAndList_countAlike() {
    Dataset<Row> rows = spark.sql("SELECT explode(array(0.29D, 0.3D, 0.57D, 0.58D, 1.1D)) AS v");
    assertThat(Charts.histogram(rows, "v").bins(200).getSeries("v").getYData())
        .containsExactly(
            Charts.histogram(List.of(0.29, 0.3, 0.57, 0.58, 1.1))
                .bins(200)
                .getSeries("value")
                .getYData());
  }

  @Test
  void histogram_nullNanAndInfinite_areLeftOutAndTold() {
    Dataset<Row> rows =
        spark.sql("SELECT explode(array(1D, 2D, null, double('NaN'), double('inf'))) AS v");
    assertThat(Charts.histogram(rows, "v").summary())
        .contains("not shown: 0 outside of the range, 3 without a number");
    assertThat(
            Charts.histogram(Arrays.asList(1.0, 2.0, null, Double.NaN, Double.POSITIVE_INFINITY))
                .summary())
        .contains("not shown: 0 outside of the range, 3 without a number");
  }

  @Test
  void range_farNumbers_areLeftOutAndTold() {
    HistogramChart chart = Charts.histogram(List.of(1.5, 2.5, 3.5, 4.0, 1e9)).range(1, 4).bins(3);
    assertThat(chart.getSeries("value").getYData()).containsExactly(1, 1, 1);
    assertThat(chart.summary()).contains("not shown: 2 outside of the range, 0 without a number");
  }

  @Test
  void range_withoutNumbers_saysWhereTheyAre() {
    assertThatThrownBy(() -> Charts.histogram(List.of(1, 2)).range(5, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no number is between 5 and 9; they are from 1 to 2");
  }

  @Test
  void bins_outsideOfTheBounds_areRefused() {
    assertThatThrownBy(() -> Charts.histogram(List.of(1, 2)).bins(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 bins; allowed are 1 to 200");
  }

  @Test
  void histogram_text_pointsToBars() {
    assertThatThrownBy(() -> Charts.histogram(fares, "na.me"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column na.me is string, but a histogram counts numbers")
        .hasMessageContaining("Charts.bars");
    assertThatThrownBy(() -> Charts.histogram(Table.create(StringColumn.create("s", "a")), "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column s is string");
  }

  @Test
  void histogram_noRowsOrNoNumbers_saysWhich() {
    assertThatThrownBy(() -> Charts.histogram(fares.limit(0), "fare"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
    assertThatThrownBy(
            () ->
                Charts.histogram(
                    Table.create(DoubleColumn.create("d", new Double[] {null, null})), "d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column d has no numbers");
  }

  @Test
  void histogram_mistypedColumn_namesTheNearest() {
    assertThatThrownBy(() -> Charts.histogram(fares, "fares"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean \"fare\"?");
  }
}
