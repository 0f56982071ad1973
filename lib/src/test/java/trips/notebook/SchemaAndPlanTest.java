package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.spi.MimeBundle;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trips.Plan;
import trips.TestSpark;

class SchemaAndPlanTest {

  private final SparkSession spark = TestSpark.session();

  @AfterEach
  void forget() {
    spark.conf().unset(PreviewSize.ROWS);
    spark.conf().unset(PreviewSize.CHARACTERS);
  }

  private static String text(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.TEXT);
  }

  private static String html(MimeBundle bundle) {
    return (String) bundle.data().get(MimeBundle.HTML);
  }

  @Test
  void schema_nestedFields_standBelowTheirColumn() {
    StructType schema =
        StructType.fromDDL(
            "id INT NOT NULL, ways ARRAY<STRUCT<x: INT, y: DOUBLE>>, m MAP<STRING, STRUCT<z: INT>>");
    assertThat(text(new SchemaRenderer().render(schema)))
        .isEqualTo(
            """
            column      type                null
            name        SQL                 allowed
            ----------  ------------------  -------
            id          int                 no
            ways        array<struct>       yes
            ways[].x    int                 yes
            ways[].y    double              yes
            m           map<string,struct>  yes
            m{value}.z  int                 yes
            3 columns""");
  }

  @Test
  void plan_ofAQuery_isATreeWithoutNumbersOfColumns() {
    Plan plan = Plan.of(spark.range(0, 9, 1, 2).filter("id > 3").groupBy().count());
    MimeBundle shown = new PlanRenderer().render(plan);
    assertThat(text(shown))
        .isEqualTo(
            """
            HashAggregate  (keys=[], functions=[count(1)])
              Exchange  SinglePartition, ENSURE_REQUIREMENTS
                HashAggregate  (keys=[], functions=[partial_count(1)])
                  Project
                    Filter  (id > 3)
                      Range  (0, 9, step=1, splits=2)""");
    assertThat(html(shown)).contains("<details open=\"open\"><summary><b>Exchange</b>");
  }

  @Test
  void plan_parsedAnalyzedOptimized_showWhatSparkMakesOfAQuery() {
    spark.range(0, 9, 1, 2).createOrReplaceTempView("nine");
    Dataset<Row> query =
        spark.sql("SELECT id FROM (SELECT id, id * 2 AS twice FROM nine) WHERE id > 1 + 2");
    assertThat(text(new PlanRenderer().render(Plan.parsed(query))))
        .contains("UnresolvedRelation  [nine]", "Filter  ('id > (1 + 2))")
        .doesNotContain("'UnresolvedRelation", "'Filter");
    assertThat(text(new PlanRenderer().render(Plan.analyzed(query))))
        .contains("Filter  (id > cast((1 + 2) as bigint))", "(id * cast(2 as bigint)) AS twice");
    assertThat(text(new PlanRenderer().render(Plan.optimized(query))))
        .isEqualTo(
            """
            Filter  (id > 3)
              Range  (0, 9, step=1, splits=Some(2))""");
  }

  @Test
  void plan_ofTheSameQueryWrittenTwice_isTheSameOnceOptimized() {
    Dataset<Row> badly = spark.range(9).selectExpr("id", "id * 2 AS twice").filter("id > 3");
    Dataset<Row> well = spark.range(9).filter("id > 1 + 2").selectExpr("id", "id * 2 AS twice");
    assertThat(Plan.analyzed(badly).isSameAs(Plan.analyzed(well))).isFalse();
    assertThat(Plan.optimized(badly).isSameAs(Plan.optimized(well))).isTrue();
  }

  @Test
  void plan_scanOfFiles_saysWholeWhatIsRead(@TempDir Path folder) {
    String files = folder.resolve("rides").toUri().toString();
    spark
        .range(9)
        .selectExpr("id AS a_long_name_of_a_first_column", "id AS second", "id % 3 AS day")
        .write()
        .partitionBy("day")
        .parquet(files);

    Plan plan =
        Plan.of(
            spark
                .read()
                .parquet(files)
                .filter("day = 1 AND second > 4 AND a_long_name_of_a_first_column < 9")
                .select("second"));

    String shown = text(new PlanRenderer().render(plan));
    assertThat(shown.lines().map(String::strip))
        .contains(
            "Scan parquet  [a_long_name_of_a_first_column, second, day]",
            "PartitionFilters: [isnotnull(day), (day = 1)]",
            "PushedFilters: [IsNotNull(second), IsNotNull(a_long_name_of_a_first_column),"
                + " GreaterThan(second,4), LessThan(a_long_name_of_a_first_column,9)]",
            "ReadSchema: struct<a_long_name_of_a_first_column:bigint,second:bigint>");
    assertThat(shown).doesNotContain(folder.toString());
  }

  @Test
  void plan_namesInSteps_areEscaped() {
    MimeBundle shown =
        new PlanRenderer().render(Plan.of(spark.range(9).filter("id < 3").as("<b>")));
    assertThat(html(shown)).contains("(id &lt; 3)");
  }

  @Test
  void preview_sizeSetAsForSparksOwn_isTaken() {
    spark.conf().set(PreviewSize.ROWS, "2");
    spark.conf().set(PreviewSize.CHARACTERS, "5");
    assertThat(
            text(
                new DatasetRenderer()
                    .render(spark.range(9).selectExpr("repeat('ab', 9) AS t").toDF())))
        .isEqualTo(
            """
            t
            string
            ------
            abab…
            abab…
            first 2 rows; there are more, and count() counts them""");
  }

  @Test
  void preview_sizeThatIsNone_isTheUsual() {
    spark.conf().set(PreviewSize.ROWS, "0");
    assertThat(PreviewSize.of(spark).rows()).isEqualTo(1);
    spark.conf().unset(PreviewSize.ROWS);
    assertThat(PreviewSize.of(spark)).isEqualTo(PreviewSize.USUAL);
  }

  @Test
  void stream_runningStoppedAndFailed_saysSo() throws Exception {
    LiveStreams none = new LiveStreams(Runnable::run, StreamRenderer::live);
    StreamRenderer renderer = new StreamRenderer(() -> false, none);
    StreamingQuery good =
        spark
            .readStream()
            .format("rate")
            .load()
            .writeStream()
            .queryName("ticks")
            .format("noop")
            .start();
    assertThat(text(renderer.render(good)))
        .isEqualTo("stream ticks: running; query.stop() ends it");
    good.stop();
    assertThat(text(renderer.render(good))).isEqualTo("stream ticks: stopped");
    StreamingQuery bad =
        spark
            .readStream()
            .format("rate")
            .option("rowsPerSecond", 100)
            .load()
            .selectExpr("raise_error('no such zone') AS e")
            .writeStream()
            .format("noop")
            .start();
    assertThat(awaitEnd(bad)).isTrue();
    assertThat(text(renderer.render(bad))).isEqualTo("stream: failed: no such zone");
  }

  /** Returns whether the stream has ended. */
  private static boolean awaitEnd(StreamingQuery query) {
    try {
      return query.awaitTermination(30_000);
    } catch (Exception e) {
      return true;
    }
  }
}
