package trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class WarehouseTest {

  private static SparkSession spark;
  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    spark = TestSpark.session();
  }

  /** What every database does. */
  abstract static class Marts {

    abstract Warehouse warehouse();

    @Test
    void write_allTypes_areFoundAgain() {
      Dataset<Row> rows =
          spark.sql(
              "SELECT 1 AS i, 2L AS l, 2.5D AS d, 1.25BD AS price, 'it''s' AS s, true AS b,"
                  + " DATE'2020-03-01' AS day, TIMESTAMP_NTZ'2020-03-01 02:30:00' AS at"
                  + " UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL");

      assertThat(warehouse().write(rows, "all_types")).isEqualTo(2);

      Table found = warehouse().query("SELECT * FROM all_types WHERE i = 1");
      assertThat(found.intColumn("i").get(0)).isEqualTo(1);
      assertThat(found.longColumn("l").get(0)).isEqualTo(2L);
      assertThat(found.doubleColumn("d").get(0)).isEqualTo(2.5);
      assertThat(found.doubleColumn("price").get(0)).isEqualTo(1.25);
      assertThat(found.stringColumn("s").get(0)).isEqualTo("it's");
      assertThat(found.booleanColumn("b").get(0)).isTrue();
      assertThat(found.dateColumn("day").get(0)).isEqualTo(LocalDate.of(2020, 3, 1));
      assertThat(found.dateTimeColumn("at").get(0)).isEqualTo(LocalDateTime.of(2020, 3, 1, 2, 30));
      Table nulls = warehouse().query("SELECT * FROM all_types WHERE i IS NULL");
      assertThat(nulls.columns()).allMatch(column -> column.isMissing(0));
    }

    @Test
    void write_again_replaces() {
      warehouse().write(spark.range(5).toDF("n"), "again");

      assertThat(warehouse().write(spark.range(3).selectExpr("id AS m"), "again")).isEqualTo(3);

      assertThat(warehouse().query("SELECT * FROM again").columnNames()).containsExactly("m");
    }

    @Test
    void write_rowsThatFail_keepsTheOldOnes() {
      warehouse().write(spark.range(5).toDF("n"), "kept");
      Dataset<Row> bad = spark.range(9).selectExpr("CAST(raise_error('no rows') AS BIGINT) AS n");

      assertThatThrownBy(() -> warehouse().write(bad, "kept")).hasStackTraceContaining("no rows");

      assertThat(sum("kept")).isEqualTo(10);
      assertThat(warehouse().tables()).contains("kept").noneMatch(name -> name.contains("_new_"));
    }

    @Test
    void append_toAMart_addsByName() {
      warehouse().write(spark.sql("SELECT 1L AS n, 'a' AS s"), "grown");

      assertThat(warehouse().append(spark.sql("SELECT 'b' AS s, 2L AS n"), "grown")).isEqualTo(2);

      assertThat(sum("grown")).isEqualTo(3);
    }

    @Test
    void append_whereNoneIs_makesIt() {
      assertThat(warehouse().append(spark.range(4).toDF("n"), "fresh")).isEqualTo(4);
      assertThat(sum("fresh")).isEqualTo(6);
    }

    @Test
    void append_otherColumns_namesMartAndColumnAndAddsNothing() {
      warehouse().write(spark.range(4).toDF("n"), "narrow");

      assertThatThrownBy(
              () -> warehouse().append(spark.range(2).selectExpr("id AS n", "id AS m"), "narrow"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mart narrow cannot be written")
          .hasMessageContaining("m");

      assertThat(sum("narrow")).isEqualTo(6);
    }

    @Test
    void write_badName_saysWhatIsAllowed() {
      assertThatThrownBy(() -> warehouse().write(spark.range(1).toDF(), "x; DROP TABLE y"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'x; DROP TABLE y'")
          .hasMessageContaining("use letters, digits and _");
    }

    @Test
    void query_unknownTable_hasTheDatabasesWords() {
      assertThatThrownBy(() -> warehouse().query("SELECT * FROM nowhere"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nowhere");
    }

    private double sum(String table) {
      Table sum = warehouse().query("SELECT sum(n) AS total FROM " + table);
      return sum.numberColumn("total").getDouble(0);
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class DuckDb extends Marts {

    private final Warehouse warehouse = Warehouse.open(folder.resolve("marts.duckdb"));

    @AfterAll
    void close() {
      warehouse.close();
    }

    @Override
    Warehouse warehouse() {
      return warehouse;
    }

    @Test
    void open_again_findsTheMarts() {
      Path file = folder.resolve("twice.duckdb");
      try (Warehouse first = Warehouse.open(file)) {
        first.write(spark.range(7).toDF("n"), "kept");
      }

      try (Warehouse second = Warehouse.open(file)) {
        assertThat(second.tables()).containsExactly("kept");
      }
    }

    @Test
    void write_nested_keepsTheParts() {
      warehouse.write(spark.sql("SELECT array(1, 2, 3) AS stops"), "nested");

      Table length = warehouse.query("SELECT len(stops) AS stops FROM nested");
      assertThat(length.numberColumn("stops").getDouble(0)).isEqualTo(3);
    }

    @Test
    void open_fileOfOtherKind_namesIt() throws Exception {
      Path file = Files.writeString(folder.resolve("notes.duckdb"), "no database".repeat(2000));

      assertThatThrownBy(() -> Warehouse.open(file))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("notes.duckdb cannot be opened as a DuckDB file");
    }

    @Test
    void write_leavesNoFilesBehind() throws Exception {
      List<String> before = folders();

      warehouse.write(spark.range(7).toDF("n"), "tidy");

      assertThat(folders()).isSubsetOf(before);
    }

    /** Returns the folders for rows on their way; some may be of programs that were killed. */
    private static List<String> folders() throws IOException {
      try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.startsWith("trips-mart-"))
            .toList();
      }
    }

    @Test
    void query_tooManyRows_saysWhatToDo() {
      assertThatThrownBy(() -> warehouse.query("SELECT * FROM range(1000001)"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than 1,000,000 rows")
          .hasMessageContaining("LIMIT");
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Postgres extends Marts {

    private TestPostgres server;
    private Warehouse warehouse;

    @BeforeAll
    void connect() throws Exception {
      server = TestPostgres.start();
      warehouse = Warehouse.at(server.url(), server.settings());
    }

    @AfterAll
    void close() throws Exception {
      if (server != null) {
        warehouse.close();
        server.close();
      }
    }

    @Override
    Warehouse warehouse() {
      return warehouse;
    }

    @Test
    void toString_isTheProduct() {
      assertThat(warehouse).hasToString("PostgreSQL");
    }
  }

  @Test
  void at_passwordInTheAddress_isNotInTheError() {
    for (String url :
        List.of(
            "jdbc:nobody://host/db?user=me&password=secret",
            "jdbc:nobody://me:secret@host/db",
            "nobody://me:secret@host/db")) {
      assertThatThrownBy(() -> Warehouse.at(url, new Properties()))
          .hasMessageContaining("nobody://")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void at_noDriver_saysHowToGetOne() {
    assertThatThrownBy(() -> Warehouse.at("jdbc:nobody://host/db", new Properties()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no JDBC driver is there for jdbc:nobody://host/db")
        .hasMessageContaining("%maven");
  }

  @Test
  void at_noUrl_saysWhatIsAllowed() {
    for (String given : List.of("postgres", "http://host/db")) {
      assertThatThrownBy(() -> Warehouse.at(given, new Properties()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the warehouse is " + given)
          .hasMessageContaining("jdbc:postgresql://");
    }
  }
}
