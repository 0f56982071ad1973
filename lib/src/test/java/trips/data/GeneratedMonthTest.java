package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedMonthTest {

  private static final double SMALL = 0.001;

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
  void generate_nothingThere_leavesTheMonthAlone() {
    Path made = month(SMALL).generate(spark, Progress.none());
    assertThat(month(SMALL).exists()).isTrue();
    assertThat(spark.read().parquet(made.toString()).count()).isEqualTo(13_393);
    assertThat(names()).containsExactly(".lock", made.getFileName().toString());
    assertThat(made.resolve("_about.properties")).content().contains("Synthetic", "scale=0.001");
  }

  @Test
  void generate_alreadyThere_touchesNothing() throws Exception {
    Path made = month(SMALL).generate(spark, Progress.none());
    FileTime before = Files.getLastModifiedTime(made);
    Path mark = Files.createFile(made.resolve("_mark"));
    month(SMALL).generate(spark, Progress.none());
    assertThat(mark).exists();
    assertThat(Files.getLastModifiedTime(made)).isGreaterThanOrEqualTo(before);
  }

  @Test
  void generate_olderVersionThere_replacesIt() throws Exception {
    Path made = month(SMALL).generate(spark, Progress.none());
    Files.writeString(made.resolve("_about.properties"), "generator.version=0");
    assertThat(month(SMALL).exists()).isFalse();
    month(SMALL).generate(spark, Progress.none());
    assertThat(month(SMALL).exists()).isTrue();
    assertThat(spark.read().parquet(made.toString()).count()).isEqualTo(13_393);
  }

  @Test
  void generate_cancelledHalfWay_leavesNoMonthAndTheNextRunTidiesUp() throws Exception {
    Progress cancel = new Cancel();
    assertThatThrownBy(() -> month(0.2).generate(spark, cancel)).hasMessageContaining("cancel");
    assertThat(month(0.2).exists()).isFalse();
    assertThat(month(0.2).path()).doesNotExist();
    String leftover = "." + month(SMALL).path().getFileName() + "-tmp-killed";
    Files.createFile(Files.createDirectory(data.resolve(leftover)).resolve("half"));
    month(SMALL).generate(spark, Progress.none());
    assertThat(data.resolve(leftover)).doesNotExist();
  }

  @Test
  void generate_twoAtOnce_makeOneMonth() {
    CompletableFuture<Path> one =
        CompletableFuture.supplyAsync(() -> month(SMALL).generate(spark, Progress.none()));
    CompletableFuture<Path> two =
        CompletableFuture.supplyAsync(() -> month(SMALL).generate(spark, Progress.none()));
    assertThat(one.join()).isEqualTo(two.join());
    assertThat(spark.read().parquet(one.join().toString()).count()).isEqualTo(13_393);
    assertThat(names()).hasSize(2);
  }

  private GeneratedMonth month(double scale) {
    return new GeneratedMonth(
        data, TripSpec.of(MonthFacts.MARCH_2020, scale, TripLayout.SEVEN_COLUMNS));
  }

  private String[] names() {
    String[] names = data.toFile().list();
    Arrays.sort(names);
    return names;
  }

  /** Cancels the work as soon as it has begun. */
  private static final class Cancel implements Progress {

    @Override
    public void update(long done, long total) {
      spark.sparkContext().cancelAllJobs();
    }

    @Override
    public void end() {}
  }
}
