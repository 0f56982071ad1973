package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The 24 columns against what is known of TLC's rows, most of it from a thousand of April 2020. */
class TripDetailsTest {

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.start("local[2]");
    month("2020-04", 0.03).cache().createOrReplaceTempView("april");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void rows_schema_isTheDocumented() {
    assertThat(month("2020-04", 0.001).schema()).isEqualTo(TripSchema.twentyFourColumns());
    assertThat(month("2025-01", 0.001).schema()).isEqualTo(TripSchema.twentyFiveColumns());
  }

  @Test
  void rows_notUber_haveNoOriginatingBaseNorArrival() {
    assertNone("(originating_base_num is null) != (hvfhs_license_num != 'HV0003')");
    assertNone("(on_scene_datetime is null) != (hvfhs_license_num != 'HV0003')");
    assertNone("originating_base_num != dispatching_base_num");
    assertNone("(access_a_ride_flag = ' ') != (hvfhs_license_num = 'HV0003')");
  }

  @Test
  void rows_otherColumns_areNeverNull() {
    for (String column : TripSchema.twentyFourColumns().fieldNames()) {
      if (!column.matches("originating_base_num|on_scene_datetime|airport_fee")) {
        assertNone(column + " is null");
      }
    }
    assertNone("airport_fee is not null");
  }

  @Test
  void rows_quirks_areAsFrequentAsInRealRows() {
    assertThat(share("driver_pay = 0")).isCloseTo(0.011, within(0.002));
    assertThat(share("request_datetime > pickup_datetime")).isCloseTo(0.003, within(0.001));
    assertThat(share("base_passenger_fare < 0")).isCloseTo(0.001, within(0.0005));
    assertThat(
            share(
                "trip_time != timestampdiff(second, pickup_datetime, dropoff_datetime) and"
                    + " abs(trip_time - timestampdiff(second, pickup_datetime, dropoff_datetime))"
                    + " = 1"))
        .isCloseTo(0.026, within(0.003));
    assertNone("abs(trip_time - timestampdiff(second, pickup_datetime, dropoff_datetime)) > 1");
  }

  @Test
  void rows_licences_areThoseOfApril() {
    assertThat(share("hvfhs_license_num = 'HV0003'")).isCloseTo(0.695, within(0.01));
    assertThat(share("hvfhs_license_num = 'HV0005'")).isCloseTo(0.293, within(0.01));
    assertThat(share("hvfhs_license_num = 'HV0004'")).isCloseTo(0.012, within(0.005));
  }

  @Test
  void rows_taxes_areSharesOfFareAndTolls() {
    assertNone(
        "bcf > 0 and (abs(bcf - 0.025 * (greatest(base_passenger_fare, 0) + tolls)) > 0.006 or"
            + " abs(sales_tax - 0.08875 * (greatest(base_passenger_fare, 0) + tolls)) > 0.006)");
    assertNone("congestion_surcharge not in (0, 2.75)");
    assertThat(share("congestion_surcharge > 0")).isBetween(0.15, 0.45);
  }

  @Test
  void rows_fareAndPay_areLikeThoseOfRealRows() {
    Row row =
        spark
            .sql(
                """
                select percentile_approx(base_passenger_fare, 0.5),
                  percentile_approx(trip_miles, 0.5),
                  avg(driver_pay) / avg(base_passenger_fare), avg(if(tips > 0, 1, 0)),
                  corr(base_passenger_fare, trip_miles)
                from april
                """)
            .first();
    assertThat(row.getDouble(0)).as("median fare").isBetween(10.0, 16.0);
    assertThat(row.getDouble(1)).as("median miles").isBetween(2.0, 4.0);
    assertThat(row.getDouble(2)).as("pay per fare").isBetween(0.65, 0.90);
    assertThat(row.getDouble(3)).as("tipped").isCloseTo(0.13, within(0.01));
    assertThat(row.getDouble(4)).as("fare and miles").isGreaterThan(0.9);
  }

  @Test
  void rows_requests_comeBeforeTheCarAndTheCarBeforeTheTrip() {
    assertNone("on_scene_datetime > pickup_datetime");
    assertNone("request_datetime <= pickup_datetime and request_datetime > on_scene_datetime");
  }

  @Test
  void rows_acrossTheClockChange_nameNoMissingTime() {
    for (String column : new String[] {"request_datetime", "on_scene_datetime"}) {
      assertThat(
              month("2020-03", 0.02)
                  .filter(column + " >= '2020-03-08 02:00' and " + column + " < '2020-03-08 03:00'")
                  .count())
          .isZero();
    }
  }

  @Test
  void rows_feesOfLaterYears_beginOnTheirDay() {
    assertThat(
            month("2021-04", 0.002)
                .filter("airport_fee is null")
                .selectExpr("max(pickup_datetime)"))
        .extracting(all -> all.first().get(0).toString())
        .asString()
        .startsWith("2021-04-04T23");
    Dataset<Row> january = month("2025-01", 0.002);
    assertThat(
            january.filter("cbd_congestion_fee = 1.5").selectExpr("min(pickup_datetime)").first())
        .asString()
        .startsWith("[2025-01-05T00");
    assertThat(january.filter("cbd_congestion_fee not in (0, 1.5)").count()).isZero();
    assertThat(january.filter("airport_fee = 2.5 and cbd_congestion_fee = 1.5").count())
        .isPositive();
  }

  @Test
  void rows_companies_comeAndGo() {
    assertThat(companies("2019-11")).contains("HV0002");
    assertThat(companies("2019-12")).doesNotContain("HV0002").contains("HV0004");
    assertThat(companies("2022-01")).isEqualTo("[HV0003, HV0005]");
  }

  @Test
  void rows_sharing_isNotSoldInThePandemic() {
    assertNone("shared_request_flag = 'Y'");
    assertThat(month("2023-01", 0.005).filter("shared_request_flag = 'Y'").count()).isPositive();
    assertThat(
            month("2019-06", 0.005)
                .filter("shared_match_flag = 'Y' and shared_request_flag = 'N'")
                .count())
        .isZero();
  }

  private static String companies(String month) {
    return month(month, 0.002)
        .selectExpr("sort_array(collect_set(hvfhs_license_num))")
        .first()
        .getList(0)
        .toString();
  }

  private static Dataset<Row> month(String month, double scale) {
    return TripGenerator.rows(spark, YearMonth.parse(month), scale, TripLayout.TWENTY_FOUR_COLUMNS);
  }

  private static double share(String condition) {
    return spark.sql("select avg(if(" + condition + ", 1, 0)) from april").first().getDouble(0);
  }

  private static void assertNone(String condition) {
    assertThat(spark.sql("select * from april where " + condition).limit(3).collectAsList())
        .as(condition)
        .isEmpty();
  }
}
