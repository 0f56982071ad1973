package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTest {

  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  /** Computes every column of every row, and keeps none. */
  private static void all(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  @Test
  void of_narrowQuery_isOneJobWithoutShuffle() {
    Work work = Work.of(() -> all(spark.range(0, 1_000, 1, 3).toDF()));
    assertThat(work.jobs()).isEqualTo(1);
    assertThat(work.stages()).isEqualTo(1);
    assertThat(work.tasks()).isEqualTo(3);
    assertThat(work.shuffleBytes()).isZero();
  }

  @Test
  void of_aggregation_countsWhatItShuffles() {
    Work work =
        Work.of(() -> spark.range(10_000).selectExpr("id % 7 AS k").groupBy("k").count().collect());
    assertThat(work.stages()).isEqualTo(2);
    assertThat(work.shuffleBytes()).isPositive();
    assertThat(work.peakMemory()).isPositive();
  }

  @Test
  void of_oneColumnOfAFile_readsFewerBytesThanAll() {
    String path = folder.resolve("t").toString();
    spark.range(200_000).selectExpr("id", "uuid() AS name").coalesce(1).write().parquet(path);
    Dataset<Row> all = spark.read().parquet(path);
    Work narrow = Work.of(() -> all(all.select("id")));
    Work wide = Work.of(() -> all(all));
    assertThat(narrow.rowsRead()).isEqualTo(200_000);
    assertThat(wide.rowsRead()).isEqualTo(200_000);
    assertThat(narrow.bytesRead()).isPositive().isLessThan(wide.bytesRead() / 3);
  }

  @Test
  void of_whileOthersWork_countsItsOwnJobsAlone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              spark.range(100).count();
              begun.countDown();
              all(spark.range(0, 50, 1, 50).toDF());
            });
    other.start();
    begun.await();
    Work work = Work.of(() -> all(spark.range(0, 10, 1, 2).toDF()));
    other.join();
    assertThat(work.tasks()).isEqualTo(2);
    assertThat(work.jobs()).isEqualTo(1);
  }

  @Test
  void of_callThatFails_throwsItAndLeavesNoTag() {
    assertThatThrownBy(
            () ->
                Work.of(
                    () -> {
                      throw new java.io.IOException("no");
                    }))
        .isInstanceOf(java.io.IOException.class);
    assertThat(spark.sparkContext().getJobTags().mkString()).doesNotContain("work-");
  }

  @Test
  void of_noJob_isZero() {
    assertThat(Work.of(() -> {})).isEqualTo(new Work(0, 0, 0, 0, 0, 0, 0, 0));
  }
}
