package trips.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import ijava.display.Display;
import ijava.eval.CellScope;
import ijava.eval.Completion;
import ijava.eval.JavaEvaluator;
import ijava.eval.Outcome;
import ijava.spi.Cell;
import ijava.spi.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab and Shift-Tab tell of Spark, which is written in Scala, and of this library. */
class HelpTest {

  private static JavaEvaluator java;

  @BeforeAll
  static void declare() {
    java = new JavaEvaluator(HelpTest.class.getClassLoader(), Display::render);
    Cell cell =
        new Cell(
            1,
            "id",
            "import org.apache.spark.sql.*;\nimport static org.apache.spark.sql.functions.*;\n"
                + "Dataset<Row> rides = null;\nSparkSession spark = null;");
    Outcome outcome =
        CellScope.run(cell, (stream, text) -> {}, scope -> java.evaluate(cell, scope));
    assertThat(outcome).isNotInstanceOf(Outcome.Failure.class);
  }

  @AfterAll
  static void close() {
    java.close();
  }

  private static Completion.Match match(String code, String text) {
    return java.complete(code, code.length()).matches().stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rides.cou|count()|long count()",
        "rides.fir|first()|Row first()",
        "rides.groupBy(\"a\").cou|count()|Dataset<Row> count()",
        "rides.filter(col(\"fare\").g|gt(|Column gt(Object other)",
        "rides.orderB|orderBy(|Dataset<Row> orderBy(Column... sortExprs)",
        "spark.read().parq|parquet(|Dataset<Row> parquet(String path)"
      })
  void complete_membersOfSpark_haveTypesAsSeenFromJava(String code, String text, String line) {
    assertThat(match(code, text).signature().lines()).contains(line);
  }

  @Test
  void complete_ownPackage_offersItsClasses() {
    assertThat(match("trips.Cha", "Charts").kind()).isEqualTo("class");
  }

  @Test
  void inspect_ownLibrary_readsTheJavadocOfTheBuild() {
    String text =
        (String)
            java.inspect("trips.Charts.line", 8, false).orElseThrow().data().get(MimeBundle.TEXT);

    assertThat(text).startsWith("final class trips.Charts\nMakes charts of a Dataset");
  }
}
