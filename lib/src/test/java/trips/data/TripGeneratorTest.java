package trips.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class TripGeneratorTest {

  /** Changes only together with {@link TripModel#VERSION}: readers must get what notebooks show. */
  private static final String VERSION_1 = "133929/1309953488244567608979";

  @Test
  void rows_otherCoresAndTasks_areTheSame() throws Exception {
    assertThat(fingerprint("local[1]", 1)).isEqualTo(VERSION_1);
    assertThat(fingerprint("local[2]", 7)).isEqualTo(VERSION_1);
  }

  @Test
  void rows_moreTasksThanTrips_areAllThere() throws Exception {
    try (SparkSession spark = TestSpark.start("local[2]")) {
      TripModel model = new TripModel(MonthFacts.MARCH_2020, 0.00001, TripModel.SEED);
      assertThat(TripGenerator.rows(spark, model, Layout.SEVEN_COLUMNS, 300).count())
          .isEqualTo(model.trips())
          .isEqualTo(134);
    }
  }

  private static String fingerprint(String master, int tasks) throws Exception {
    try (SparkSession spark = TestSpark.start(master)) {
      TripModel model = new TripModel(MonthFacts.MARCH_2020, 0.01, TripModel.SEED);
      Dataset<Row> rows = TripGenerator.rows(spark, model, Layout.SEVEN_COLUMNS, tasks);
      return rows.selectExpr("count(*)", "sum(cast(xxhash64(*) as decimal(38)))")
          .first()
          .mkString("/");
    }
  }
}
