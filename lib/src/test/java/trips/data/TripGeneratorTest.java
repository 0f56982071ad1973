package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
      assertThat(TripGenerator.rows(spark, march(0.00001), 300).count()).isEqualTo(134);
    }
  }

  @Test
  void rows_fewColumns_askTheGeneratorForThoseOnly() throws Exception {
    try (SparkSession spark = TestSpark.start("local[2]")) {
      String plan =
          TripGenerator.rows(spark, march(0.001), 0)
              .select("PULocationID")
              .queryExecution()
              .executedPlan()
              .toString();
      assertThat(plan).contains("PULocationID").doesNotContain("DOLocationID");
    }
  }

  @Test
  void checked_monthOrScaleOutOfRange_saysWhatIsAllowed() {
    Clock clock = Clock.fixed(Instant.parse("2024-07-01T03:59:59Z"), ZoneOffset.UTC);
    assertThat(TripGenerator.checked(spec("2024-06", 1), clock)).isEqualTo(spec("2024-06", 1));
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> TripGenerator.checked(spec("2024-07", 1), clock))
        .withMessageContaining("2024-07")
        .withMessageContaining("2019-02")
        .withMessageContaining("current 2024-06");
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> TripGenerator.checked(spec("2019-01", 1), clock))
        .withMessageContaining("2019-01");
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> TripGenerator.checked(spec("2020-03", 101), clock))
        .withMessage("scale is 101.0; allowed is above 0 and up to 100");
  }

  private static String fingerprint(String master, int tasks) throws Exception {
    try (SparkSession spark = TestSpark.start(master)) {
      return TripGenerator.rows(spark, march(0.01), tasks)
          .selectExpr("count(*)", "sum(cast(xxhash64(*) as decimal(38)))")
          .first()
          .mkString("/");
    }
  }

  private static TripSpec march(double scale) {
    return spec("2020-03", scale);
  }

  private static TripSpec spec(String month, double scale) {
    return TripSpec.of(YearMonth.parse(month), scale, TripLayout.SEVEN_COLUMNS);
  }
}
