package trips.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.data.TripDataException;
import trips.data.TripSchema;

/**
 * Damages files at random and reads them: there must be an answer, or an error in our words.
 *
 * <p>{@code -Dtrips.fuzz.rounds=5000} looks for longer, {@code -Dtrips.fuzz.seed=7} elsewhere.
 */
class ReadFuzzTest {

  private static final int ROUNDS = Integer.getInteger("trips.fuzz.rounds", 60);
  private static final long SEED = Long.getLong("trips.fuzz.seed", 2020);

  /** Files to damage; in compressed text, damage never goes unnoticed. */
  private static final List<String> NAMES =
      List.of("seven.csv", "today.csv", "a.csv.gz", "checked.parquet", "unchecked.parquet");

  private static SparkSession spark;

  @TempDir private static Path whole;

  @TempDir private Path damaged;

  @BeforeAll
  static void start() {
    spark = Session.start();
    List<TripRow> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      TripRow today = TripRow.SHARED.in24Columns().with(TripSchema.MILES, i / 7.0);
      rows.add(today.with(TripSchema.PICKUP_ZONE, i % 265 + 1));
    }
    CsvFile.of(ReadTest.SEVEN).write(whole.resolve("seven.csv"), rows);
    CsvFile.of(ReadTest.TWENTY_FOUR).write(whole.resolve("today.csv"), rows);
    CsvFile.of(ReadTest.TWENTY_FOUR).write(whole.resolve("a.csv.gz"), rows);
    ParquetFile today = ParquetFile.of(ReadTest.TWENTY_FOUR);
    today.write(whole.resolve("checked.parquet"), rows);
    new ParquetFile(today.types(), false)
        .with(TripSchema.DROPOFF_ZONE, "optional int64 %s")
        .write(whole.resolve("unchecked.parquet"), rows);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void read_damagedBytes_answersOrSaysWhatIsWrong() throws Exception {
    int answers = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(SEED + round);
      String name = NAMES.get(round % NAMES.size());
      byte[] bytes = damage(Files.readAllBytes(whole.resolve(name)), random);
      Path file = damaged.resolve(round + "-" + name);
      Files.write(file, bytes);
      answers += isAnswered(round, name, file) ? 1 : 0;
      Files.delete(file);
    }
    assertThat(answers).isBetween(1, ROUNDS - 1);
  }

  private static boolean isAnswered(int round, String name, Path file) {
    List<Row> rows;
    try {
      Dataset<Row> read =
          round % 2 == 0
              ? TripReader.read(spark, file.toUri().toString())
              : TripReader.quarantine(spark, file.toUri().toString()).checked();
      rows = read.collectAsList();
    } catch (Exception e) {
      if (!(Session.root(e) instanceof TripDataException)) {
        fail("seed " + (SEED + round) + ", " + name + ": " + Session.root(e), e);
      }
      assertThat(Session.root(e)).hasMessageContaining(file.getFileName().toString());
      return false;
    }
    if (name.endsWith(".gz")) {
      assertThat(rows).as("seed %d, %s", SEED + round, name).hasSize(300);
    }
    return true;
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = bytes;
    for (int i = 0; i <= random.nextInt(3); i++) {
      damaged = damagedOnce(damaged, random);
    }
    return damaged;
  }

  private static byte[] damagedOnce(byte[] bytes, Random random) {
    if (bytes.length < 2) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(40, bytes.length - at));
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> replaced(bytes, at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
      case 2 -> replaced(bytes, at, length, noise);
      case 3 -> replaced(bytes, at, 0, noise);
      case 4 -> replaced(bytes, at, length, new byte[0]);
      default -> swapped(bytes, at, length, random);
    };
  }

  private static byte[] swapped(byte[] bytes, int at, int length, Random random) {
    int other = random.nextInt(bytes.length - length + 1);
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, other, swapped, at, length);
    System.arraycopy(bytes, at, swapped, other, length);
    return swapped;
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    byte[] replaced = Arrays.copyOf(bytes, bytes.length - length + by.length);
    System.arraycopy(by, 0, replaced, at, by.length);
    System.arraycopy(bytes, at + length, replaced, at + by.length, bytes.length - at - length);
    return replaced;
  }
}
