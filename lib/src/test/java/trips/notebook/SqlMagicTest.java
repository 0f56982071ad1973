package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ijava.display.Display;
import ijava.eval.CellScope;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.Magic;
import ijava.spi.MagicFailure;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trips.TestSpark;

class SqlMagicTest {

  private final SparkSession spark = TestSpark.session();
  private final List<String> evaluated = new ArrayList<>();

  @BeforeEach
  void view() {
    spark.sql("SELECT 'JFK' AS zone, 52 AS fare_amount").createOrReplaceTempView("rides_of_test");
  }

  @AfterEach
  void forget() {
    spark.catalog().dropTempView("rides_of_test");
    new SqlMagic.Result().take();
  }

  private Object run(String line, String body) throws Exception {
    return SqlMagic.magic().handler().run(new Typed(line, body, evaluated));
  }

  @Test
  void run_query_returnsItsRows() throws Exception {
    Object value = run("", "SELECT zone\nFROM rides_of_test;\n");
    assertThat(((Dataset<?>) value).collectAsList()).hasToString("[[JFK]]");
    assertThat(evaluated).isEmpty();
  }

  @Test
  void run_withName_declaresAVariable() throws Exception {
    Object value = run("-o perZone", "SELECT count(*) FROM rides_of_test");
    assertThat(evaluated)
        .containsExactly(
            "org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> perZone ="
                + " new trips.notebook.SqlMagic.Result().take();");
    assertThat(new SqlMagic.Result().take()).isSameAs(value);
    assertThat(new SqlMagic.Result().take()).isNull();
  }

  @Test
  void run_withNameBesideAVariableTrips_declaresAVariable() throws Exception {
    run("-o perZone", "SELECT count(*) AS trips FROM rides_of_test");
    try (JavaEvaluator java =
        new JavaEvaluator(SqlMagicTest.class.getClassLoader(), Display::render)) {
      assertThat(outcome(java, "Object trips = null;")).isNotInstanceOf(Outcome.Failure.class);
      assertThat(outcome(java, evaluated.get(0))).isNotInstanceOf(Outcome.Failure.class);
    }
  }

  private static Outcome outcome(JavaEvaluator java, String code) {
    Cell cell = new Cell(1, "id", code);
    return CellScope.run(cell, (stream, text) -> {}, scope -> java.evaluate(cell, scope));
  }

  @Test
  void run_command_showsNothing() throws Exception {
    assertThat(run("", "CREATE OR REPLACE TEMP VIEW rides_of_test AS SELECT 1 AS one")).isNull();
    assertThat(spark.table("rides_of_test").columns()).containsExactly("one");
  }

  @Test
  void run_syntaxError_pointsAtTheColumnOfTheCell() {
    assertThatThrownBy(() -> run("", "SELECT zone\nFROM rides_of_test\nWHER fare_amount > 3 AN 4"))
        .isInstanceOf(MagicFailure.class)
        .hasMessage(
            "cell [7], line 4\n"
                + "    WHER fare_amount > 3 AN 4\n"
                + "         ^\n"
                + "Syntax error at or near 'fare_amount'.");
  }

  @Test
  void run_missingColumn_pointsAtItAndNamesTheNearest() {
    assertThatThrownBy(() -> run("", "SELECT\n\tfare FROM rides_of_test"))
        .hasMessage(
            "cell [7], line 3\n    \tfare FROM rides_of_test\n    \t^\n"
                + "there is no column `fare`; the nearest are `zone` and `fare_amount`");
  }

  @Test
  void run_wrongArguments_saysWhichItTakes() {
    assertThatThrownBy(() -> run("perZone", "SELECT 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes -o and a name");
    assertThatThrownBy(() -> run("-o class", "SELECT 1"))
        .hasMessageContaining("'class' is no name");
    assertThatThrownBy(() -> run("", " \n")).hasMessageContaining("has no query");
  }

  @Test
  void complete_words_areColumnsTablesAndKeywords() {
    Magic.Arguments names = SqlMagic.magic().arguments();
    assertThat(names.completeBody("far")).containsExactly("fare_amount");
    assertThat(names.completeBody("RIDES_of")).containsExactly("rides_of_test");
    assertThat(names.completeBody("sel")).containsExactly("SELECT");
    assertThat(names.complete("-")).containsExactly("-o");
  }

  /** A use of the magic in cell 7, which evaluates no Java but remembers it. */
  private record Typed(String line, String body, List<String> evaluated) implements Magic.Call {

    @Override
    public List<String> arguments() {
      return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    @Override
    public String cell() {
      return "cell [7]";
    }

    @Override
    public void evaluate() {
      throw new UnsupportedOperationException("%%sql is no Java");
    }

    @Override
    public void evaluate(String code) {
      evaluated.add(code);
    }

    @Override
    public void interrupt() {}
  }
}
