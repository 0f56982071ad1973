package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.spi.MimeBundle;
import ijava.spi.ValueFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trips.TestSpark;

class DatasetRendererTest {

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  @Test
  void render_fewRows_isThisTable() {
    assertThat(text(spark.sql("SELECT 1 AS zone, 'Newark' AS name UNION ALL SELECT 22, NULL")))
        .isEqualTo(
            """
            zone  name
             int  string
            ----  ------
               1  Newark
              22  null
            2 rows""");
  }

  @Test
  void render_noRows_isHeadAndWords() {
    assertThat(text(spark.sql("SELECT 1 AS a WHERE false")))
        .isEqualTo(
            """
              a
            int
            ---
            no rows""");
  }

  @Test
  void render_rowsThatFail_failsWithTheirError() {
    Dataset<?> rows = spark.sql("SELECT 1 / (id - id) AS x FROM range(2)");

    assertThatThrownBy(() -> new DatasetRenderer().render(rows))
        .isInstanceOf(ValueFailure.class)
        .hasStackTraceContaining("DIVIDE_BY_ZERO");
  }

  @Test
  void render_html_isThisDocument() {
    String html = html(spark.sql("SELECT 1.5D AS fare, '<script>alert(1)</script>' AS `a&b`"));
    assertThat(html.replaceAll("(?s)<style>.*?</style>", ""))
        .isEqualTo(
            """
            <div class="trips-t">
            <table class="dataframe"><thead><tr>\
            <th scope="col" class="n">fare <small>double</small></th>\
            <th scope="col">a&amp;b <small>string</small></th></tr></thead>
            <tbody>
            <tr><td class="n">1.5</td><td>&lt;script&gt;alert(1)&lt;/script&gt;</td></tr>
            </tbody></table><p>1 row</p></div>""");
  }

  @Test
  void render_manyRows_takesTwentyOneAndDoesNotCount() throws Exception {
    Dataset<Long> many = spark.range(0, 1_000_000, 1, 8);
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    spark.sparkContext().addSparkListener(listener);
    String text = text(many);
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().removeSparkListener(listener);
    assertThat(text).endsWith("\n    19\nfirst 20 rows; there are more, and count() counts them");
    assertThat(jobs.get()).isEqualTo(1);
  }

  @Test
  void render_localRows_knowsTheirNumber() {
    List<Integer> values = java.util.stream.IntStream.range(0, 1234).boxed().toList();
    assertThat(text(spark.createDataset(values, Encoders.INT())))
        .endsWith("first 20 of 1,234 rows");
  }

  @Test
  void render_nestedValues_areReadable() {
    String text =
        text(
            spark.sql(
                "SELECT array(1, NULL) AS a, named_struct('x', 1, 'y', 'b') AS s, map('k', 2) AS m,"
                    + " X'CAFE' AS b, 1.50BD AS d"));
    assertThat(text).contains("[1, null]", "{x: 1, y: b}", "{k → 2}", "0xcafe", "1.50");
  }

  @Test
  void render_times_followTheSessionZoneAndNotTheMachines() {
    java.util.TimeZone before = java.util.TimeZone.getDefault();
    try {
      java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Seoul"));
      String text =
          text(
              spark.sql(
                  "SELECT TIMESTAMP'2020-03-01 00:05:00' AS t, DATE'2020-03-01' AS d,"
                      + " TIMESTAMP_NTZ'2020-03-01 00:05:00.25' AS n"));
      assertThat(text).contains("2020-03-01 00:05:00  2020-03-01  2020-03-01 00:05:00.25");
    } finally {
      java.util.TimeZone.setDefault(before);
    }
  }

  @Test
  void render_longText_isCutWithTheWholeAsTooltip() {
    String html = html(spark.sql("SELECT repeat('ab', 100) AS t"));
    assertThat(html)
        .contains(">" + "ab".repeat(35) + "a…</td>")
        .contains("title=\"" + "ab".repeat(100) + "\"");
  }

  @Test
  void render_streaming_showsTheColumnsWithoutRunning() {
    Dataset<?> stream = spark.readStream().format("rate").load();
    assertThat(text(stream)).contains("timestamp  timestamp").contains("writeStream()");
  }

  @Test
  void render_typedDataset_showsItsRows() {
    assertThat(text(spark.createDataset(List.of("a"), Encoders.STRING()))).contains("\na\n1 row");
  }

  private static String text(Dataset<?> dataset) {
    return (String) new DatasetRenderer().render(dataset).data().get(MimeBundle.TEXT);
  }

  private static String html(Dataset<?> dataset) {
    return (String) new DatasetRenderer().render(dataset).data().get(MimeBundle.HTML);
  }
}
