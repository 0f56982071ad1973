package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  @Test
  void heatMap_dataset_findsItsExtremes() {
    Dataset<Row> hours =
        TestSpark.session()
            .sql(
                "SELECT h.id AS hour, d.day, h.id + if(d.day = 'Sat', 100, 0) AS trips"
                    + " FROM range(24) h CROSS JOIN (SELECT explode(array('Sat', 'Mon')) AS day) d");
    assertThat(Charts.heatMap(hours, "hour", "day", "trips").summary())
        .containsExactly(
            "trips: 24 columns and 2 rows, lowest 0 at 0, Mon, highest 123 at 23, Sat");
  }

  @Test
  void heatMap_twoRowsInOnePlace_saysGroup() {
    assertThatThrownBy(() -> Charts.heatMap(List.of(1, 1), List.of("a", "a"), List.of(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two rows at 1, a")
        .hasMessageContaining("groupBy");
  }

  @Test
  void heatMap_tooManyColumns_saysHowMany() {
    List<Integer> many = IntStream.range(0, 101).boxed().toList();
    assertThatThrownBy(() -> Charts.heatMap(many, many, many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("101 values, of which at most 100");
  }

  @Test
  void heatMap_unknownColumn_namesTheNearest() {
    Dataset<Row> rows = TestSpark.session().range(3).toDF("id");
    assertThatThrownBy(() -> Charts.heatMap(rows, "id", "ids", "id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean \"id\"?");
  }

  @Test
  void heatMap_listsOfDifferentLengths_nameBoth() {
    assertThatThrownBy(() -> Charts.heatMap(List.of(1, 2), List.of("a"), List.of(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1");
  }
}
