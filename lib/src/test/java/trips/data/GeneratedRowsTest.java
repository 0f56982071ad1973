package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole month, generated once and read back as a notebook reads it. */
class GeneratedRowsTest {

  private static final long TRIPS = 13_392_904;
  private static final MonthFacts FACTS = MonthFacts.of(MonthFacts.MARCH_2020);

  @TempDir private static Path data;

  private static SparkSession spark;
  private static final List<Long> DONE = new ArrayList<>();

  @BeforeAll
  static void generate() {
    spark = TestSpark.start("local[2]");
    TripMonth month = TripMonth.of(MonthFacts.MARCH_2020, data);
    month.read(spark, recorder()).createOrReplaceTempView("trips");
    Reference.zones(spark).createOrReplaceTempView("zones");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void rows_perDay_areThePublished() {
    Reference.tripsPerDay(spark, MonthFacts.MARCH_2020).createOrReplaceTempView("published");
    List<Row> wrong =
        spark
            .sql(
                """
                select * from published full join
                  (select to_date(pickup_datetime) date, count(*) n from trips group by 1)
                using (date) where n is distinct from trips
                """)
            .collectAsList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void rows_schema_isTheDocumented() {
    assertThat(spark.table("trips").schema()).isEqualTo(TripSchema.sevenColumns());
  }

  @Test
  void rows_boroughs_areWithinOnePercent() {
    assertWithin(0.01, perBorough("PULocationID"), FACTS.pickups());
    assertWithin(0.01, perBorough("DOLocationID"), FACTS.dropoffs());
  }

  @Test
  void rows_busiestZones_areInThePublishedOrder() {
    List<Row> top =
        spark
            .sql(
                """
                select PULocationID, count(*) from trips where hvfhs_license_num = 'HV0003'
                group by 1 order by 2 desc limit 20
                """)
            .collectAsList();
    assertThat(top)
        .extracting(row -> row.getInt(0))
        .containsExactlyElementsOf(FACTS.busiest().keySet());
    assertThat(top)
        .allSatisfy(
            row ->
                assertThat((double) row.getLong(1) / FACTS.busiest().get(row.getInt(0)))
                    .isCloseTo(1, within(0.03)));
  }

  @Test
  void rows_licences_haveTheirSharesAndBases() {
    Map<String, Double> shares = new TreeMap<>();
    spark
        .sql("select hvfhs_license_num, count(*) from trips group by 1")
        .collectAsList()
        .forEach(row -> shares.put(row.getString(0), (double) row.getLong(1) / TRIPS));
    assertThat(shares).containsOnlyKeys("HV0003", "HV0004", "HV0005");
    assertThat(shares.get("HV0003")).isCloseTo(0.73, within(0.005));
    assertThat(shares.get("HV0004")).isCloseTo(0.025, within(0.005));
    assertThat(shares.get("HV0005")).isCloseTo(0.245, within(0.005));
    assertThat(
            spark
                .sql(
                    """
                    select distinct hvfhs_license_num from trips
                    where (dispatching_base_num = 'B02510') != (hvfhs_license_num = 'HV0005')
                    """)
                .collectAsList())
        .isEmpty();
  }

  @Test
  void rows_durations_areLikeThoseOfRealRows() {
    Row seconds =
        spark
            .sql(
                """
                select min(s), percentile_approx(s, 0.5), percentile_approx(s, 0.95), max(s) from
                  (select timestampdiff(second, pickup_datetime, dropoff_datetime) s from trips
                   where not (pickup_datetime < '2020-03-08 02:00' and
                              dropoff_datetime >= '2020-03-08 02:00'))
                """)
            .first();
    assertThat(seconds.getLong(0)).isBetween(10L, 60L);
    assertThat(seconds.getLong(1)).as("median").isBetween(700L, 950L);
    assertThat(seconds.getLong(2)).as("95 %%").isBetween(1_900L, 2_700L);
    assertThat(seconds.getLong(3)).isBetween(4_000L, 7_500L);
  }

  @Test
  void rows_sharing_endsOn17March() {
    Row shares =
        spark
            .sql(
                """
                select avg(if(SR_Flag = 1, 1, 0)) filter (where pickup_datetime < '2020-03-17'),
                  count(SR_Flag) filter (where pickup_datetime >= '2020-03-17'),
                  count_if(SR_Flag != 1)
                from trips
                """)
            .first();
    assertThat(shares.getDouble(0)).isCloseTo(0.153, within(0.01));
    assertThat(shares.getLong(1)).isZero();
    assertThat(shares.getLong(2)).isZero();
  }

  @Test
  void rows_nulls_areOnlyInTheFlag() {
    assertThat(
            spark
                .sql(
                    """
                    select * from trips where hvfhs_license_num is null
                      or dispatching_base_num is null or pickup_datetime is null
                      or dropoff_datetime is null or PULocationID is null or DOLocationID is null
                      or PULocationID not between 1 and 265 or DOLocationID not between 1 and 265
                    """)
                .count())
        .isZero();
  }

  @Test
  void rows_firstShown_areOfTheFirstHour() {
    assertThat(spark.table("trips").limit(20).collectAsList())
        .allSatisfy(row -> assertThat(row.get(2).toString()).startsWith("2020-03-01T00:"));
  }

  @Test
  void progress_whileGenerating_growsToTheTotal() {
    assertThat(DONE).isSorted().hasSizeGreaterThan(10).last().isEqualTo(TRIPS);
  }

  private static Progress recorder() {
    return new Progress() {
      @Override
      public void update(long done, long total) {
        assertThat(total).isEqualTo(TRIPS);
        DONE.add(done);
      }

      @Override
      public void end() {}
    };
  }

  private static Map<String, Long> perBorough(String zoneColumn) {
    return spark
        .sql(
            """
            select if(zone_id >= 264, 'Unknown', borough), count(*)
            from trips join zones on zone_id = %s group by 1
            """
                .formatted(zoneColumn))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  private static void assertWithin(
      double share, Map<String, Long> counted, Map<String, Long> published) {
    assertThat(counted).containsOnlyKeys(published.keySet());
    published.forEach(
        (borough, count) ->
            assertThat((double) counted.get(borough) / count)
                .as(borough)
                .isCloseTo(1, within(share)));
  }
}
