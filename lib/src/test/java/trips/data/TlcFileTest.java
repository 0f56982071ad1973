package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlcFileTest {

  private static final Row SHARED =
      RowFactory.create(
          "HV0003",
          "B02764",
          LocalDateTime.of(2020, 3, 1, 0, 3, 7),
          LocalDateTime.of(2020, 3, 1, 0, 15, 4),
          137,
          209,
          1);
  private static final Row ALONE =
      RowFactory.create(
          "HV0005",
          "B02510",
          LocalDateTime.of(2020, 3, 8, 2, 30),
          LocalDateTime.of(2020, 3, 8, 3, 38, 40),
          81,
          159,
          null);

  private static SparkSession spark;

  @TempDir private Path data;

  @BeforeAll
  static void start() {
    spark = TestSpark.start("local[2]");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void read_parquetOf24Columns_givesTheSeven() {
    writeParquet("*");
    assertRead("fhvhv_tripdata_2020-03.parquet");
  }

  @Test
  void read_csvOf2020WithCrlf_givesTheSeven() throws Exception {
    writeCsv();
    assertRead("fhvhv_tripdata_2020-03.csv");
  }

  @Test
  void read_sessionInAnotherTimeZone_keepsTheWallClock() throws Exception {
    spark.conf().set("spark.sql.session.timeZone", "America/New_York");
    try {
      writeCsv();
      assertRead("fhvhv_tripdata_2020-03.csv");
      writeParquet("*");
      assertRead("fhvhv_tripdata_2020-03.parquet");
    } finally {
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  @Test
  void read_columnMissing_saysWhichAndInWhichFile() {
    writeParquet("hvfhs_license_num", "pickup_datetime");
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> month().read(spark, Progress.none()))
        .withMessageContaining("fhvhv_tripdata_2020-03.parquet")
        .withMessageContaining("no column dispatching_base_num");
  }

  private void assertRead(String file) {
    assertThat(month().exists()).isTrue();
    assertThat(month().provenance()).isEqualTo("Trip records of the New York TLC, " + file + ".");
    var rows = month().read(spark, Progress.none());
    assertThat(rows.schema()).isEqualTo(TripSchema.sevenColumns());
    assertThat(rows.collectAsList()).containsExactly(SHARED, ALONE);
  }

  private TripMonth month() {
    return TripMonth.of(MonthFacts.MARCH_2020, data);
  }

  private void writeCsv() throws Exception {
    Files.writeString(
        data.resolve("fhvhv_tripdata_2020-03.csv"),
        """
        hvfhs_license_num,dispatching_base_num,pickup_datetime,dropoff_datetime,PULocationID,DOLocationID,SR_Flag
        HV0003,B02764,2020-03-01 00:03:07,2020-03-01 00:15:04,137,209,1
        HV0005,B02510,2020-03-08 02:30:00,2020-03-08 03:38:40,81,159,
        """
            .replace("\n", "\r\n"));
  }

  /** Writes the columns of a file of today: two more times, numbers and flags around the seven. */
  private void writeParquet(String... columns) {
    spark
        .createDataFrame(List.of(SHARED, ALONE), TripSchema.sevenColumns())
        .selectExpr(
            "hvfhs_license_num",
            "dispatching_base_num",
            "cast(null as string) originating_base_num",
            "pickup_datetime - interval 5 minutes request_datetime",
            "cast(null as timestamp_ntz) on_scene_datetime",
            "pickup_datetime",
            "dropoff_datetime",
            "cast(PULocationID as bigint) PULocationID",
            "cast(DOLocationID as bigint) DOLocationID",
            "2.5D trip_miles",
            "700L trip_time",
            "12.5D base_passenger_fare",
            "0D tolls",
            "0.3D bcf",
            "1.1D sales_tax",
            "2.75D congestion_surcharge",
            "cast(null as int) airport_fee",
            "0D tips",
            "9.8D driver_pay",
            "if(SR_Flag = 1, 'Y', 'N') shared_request_flag",
            "'N' shared_match_flag",
            "' ' access_a_ride_flag",
            "'N' wav_request_flag",
            "'N' wav_match_flag")
        .selectExpr(columns)
        .coalesce(1)
        .write()
        .parquet(data.resolve("fhvhv_tripdata_2020-03.parquet").toUri().toString());
  }
}
