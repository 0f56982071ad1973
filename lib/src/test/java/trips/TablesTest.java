package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

class TablesTest {

  private static final String ALL =
      "true AS b, 2S AS sh, 3 AS i, 4L AS l, 1.5F AS f, 2.5D AS d, 'x' AS s,"
          + " DATE'2020-03-01' AS day, TIMESTAMP'2020-03-01 10:00:00.123' AS t,"
          + " TIMESTAMP_NTZ'2020-03-01 02:30:00' AS n";

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  @Test
  void toDataset_ofOf_isTheSameDataset() {
    Dataset<Row> one = spark.sql("SELECT " + ALL);
    Dataset<Row> none = one.selectExpr(nulls(one));
    Dataset<Row> both = one.union(none);
    Dataset<Row> back = Tables.toDataset(spark, Tables.of(both));
    assertThat(back.schema().simpleString()).isEqualTo(both.schema().simpleString());
    assertThat(back.collectAsList()).isEqualTo(both.collectAsList());
  }

  @Test
  void spark_columnMadeBeforeTablesawsTypes_hasItsType() throws Exception {
    // A class loader of its own: nothing of Tablesaw is initialised there yet.
    try (URLClassLoader fresh =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Object column =
          fresh
              .loadClass(DoubleColumn.class.getName())
              .getMethod("create", String.class)
              .invoke(null, "fare");
      Method type =
          fresh
              .loadClass(TableTypes.class.getName())
              .getDeclaredMethod("spark", fresh.loadClass(Column.class.getName()));
      type.setAccessible(true);
      assertThat(type.invoke(null, column)).hasToString("DoubleType");
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void of_null_isMissing() {
    Table table = Tables.of(spark.sql("SELECT CAST(NULL AS INT) AS a"));
    assertThat(table.column("a").isMissing(0)).isTrue();
  }

  @Test
  void of_decimalAndByte_becomeDoubleAndShort() {
    Table table = Tables.of(spark.sql("SELECT 1.25BD AS d, 7Y AS y"));
    assertThat(table.doubleColumn("d").get(0)).isEqualTo(1.25);
    assertThat(table.shortColumn("y").get(0)).isEqualTo((short) 7);
  }

  @Test
  void of_timeInAnotherZone_keepsTheClockOfNtz() {
    assertThat(Tables.of(spark.sql("SELECT " + ALL)).dateTimeColumn("n").get(0))
        .isEqualTo(LocalDateTime.of(2020, 3, 1, 2, 30));
  }

  @Test
  void of_nestedColumn_namesItAndTheWayOut() {
    assertThatThrownBy(() -> Tables.of(spark.sql("SELECT array(1) AS stops")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column stops is array<int>")
        .hasMessageContaining("explode");
  }

  @Test
  void of_moreRowsThanAllowed_saysSo() {
    assertThatThrownBy(() -> Tables.of(spark.range(11).toDF(), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 10 rows");
    assertThat(Tables.of(spark.range(10).toDF(), 10).rowCount()).isEqualTo(10);
  }

  @Test
  void toDataset_timeOfDay_isRefusedByName() {
    Table table = Table.create("t", StringColumn.create("s"), TimeColumn.create("at"));
    assertThatThrownBy(() -> Tables.toDataset(spark, table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column at is LOCAL_TIME");
  }

  private static String[] nulls(Dataset<Row> like) {
    return java.util.Arrays.stream(like.schema().fields())
        .map(f -> "CAST(NULL AS " + f.dataType().sql() + ") AS " + f.name())
        .toArray(String[]::new);
  }
}
