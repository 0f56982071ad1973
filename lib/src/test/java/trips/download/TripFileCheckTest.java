package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trips.TestSpark;

class TripFileCheckTest {

  private static final byte[] FILE = SmallParquet.trips(500, 1);

  @TempDir private Path data;

  @Test
  void rows_trips_countsThem() throws Exception {
    assertThat(TripFileCheck.rows(file(FILE))).isEqualTo(500);
  }

  @Test
  void rows_writtenBySparkWithColumnsOfTheFuture_countsThem() throws Exception {
    Path folder = data.resolve("spark");
    TestSpark.session()
        .range(1234)
        .selectExpr(
            "'HV0003' HVFHS_license_num",
            "'B02764' dispatching_base_num",
            "timestamp_ntz'2020-03-01 00:00:00' pickup_datetime",
            "timestamp_ntz'2020-03-01 00:10:00' dropoff_datetime",
            "id PULocationID",
            "id DOLocationID",
            "1.5D fee_of_2030")
        .coalesce(1)
        .write()
        .parquet(folder.toUri().toString());
    try (var files = Files.newDirectoryStream(folder, "*.parquet")) {
      assertThat(TripFileCheck.rows(files.iterator().next())).isEqualTo(1234);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hvfhs_license_num",
        "dispatching_base_num",
        "pickup_datetime",
        "dropoff_datetime",
        "PULocationID",
        "DOLocationID"
      })
  void rows_columnMissing_namesIt(String column) throws Exception {
    Path file = file(SmallParquet.bytes(SmallParquet.TRIPS.replace(column, "x"), 3, 1));
    assertUnusable(file, "it has no column " + column);
  }

  @Test
  void rows_none_isUnusable() throws Exception {
    assertUnusable(file(SmallParquet.trips(0, 1)), "it has no rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 11})
  void rows_shorterThanAnyParquetFile_saysHowLong(int length) throws Exception {
    assertUnusable(file(Arrays.copyOf(FILE, length)), "it has only " + length + " bytes");
  }

  @Test
  void rows_page_isNoParquet() throws Exception {
    assertUnusable(
        file("<html>a page that is long enough</html>".getBytes(StandardCharsets.UTF_8)),
        "it does not begin as a Parquet file does");
  }

  @Test
  void rows_middleMissing_saysSo() throws Exception {
    // Both ends are those of a good file, the footer too.
    byte[] hole = Arrays.copyOf(FILE, FILE.length - 1_000);
    int footer = FILE.length - 2_000;
    System.arraycopy(FILE, footer, hole, footer - 1_000, 2_000);
    assertUnusable(file(hole), "its footer tells of more bytes than there are");
  }

  @Test
  void rows_cutAnywhere_isUnusable() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Path file = file(Arrays.copyOf(FILE, random.nextInt(FILE.length)));
      assertUnusable(file, "it ");
    }
  }

  /** Whatever the footer says: an answer or {@link UnusableFile}, never anything else. */
  @Test
  void rows_footerDamaged_neverThrowsAnythingElse() throws Exception {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] damaged = FILE.clone();
      for (int hits = random.nextInt(5); hits >= 0; hits--) {
        damaged[FILE.length - 5 - random.nextInt(1_500)] = (byte) random.nextInt();
      }
      try {
        TripFileCheck.rows(file(damaged));
      } catch (UnusableFile e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(40);
  }

  @Test
  void knownRows_march2020_isThePublishedCount() {
    KnownRows rows = KnownRows.published();
    assertThat(rows.of(YearMonth.of(2020, 3))).hasValue(13_392_928);
    assertThat(rows.of(YearMonth.of(2019, 2))).hasValue(20_159_102);
    assertThat(rows.of(YearMonth.of(2019, 1))).isEmpty();
  }

  private static void assertUnusable(Path file, String why) {
    assertThatExceptionOfType(UnusableFile.class)
        .isThrownBy(() -> TripFileCheck.rows(file))
        .withMessageContaining(why);
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(data.resolve("file.parquet"), bytes);
  }
}
