package trips.notebook;

import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.collection.immutable.Map;

/**
 * How much a preview shows, set as for Spark's own previews in other notebooks: {@code
 * spark.sql.repl.eagerEval.maxNumRows} and {@code spark.sql.repl.eagerEval.truncate}.
 *
 * @param rows at least 1
 * @param characters the most of one value; empty for what suits the layout
 */
record PreviewSize(int rows, OptionalInt characters) {

  static final String ROWS = "spark.sql.repl.eagerEval.maxNumRows";
  static final String CHARACTERS = "spark.sql.repl.eagerEval.truncate";

  /** What shows where nothing is set. */
  static final PreviewSize USUAL = new PreviewSize(20, OptionalInt.empty());

  /** More rows than anybody reads, and than a browser likes. */
  private static final int MOST_ROWS = 10_000;

  /** A value of one character is an ellipsis. */
  private static final int LEAST_CHARACTERS = 2;

  /** Returns what a session's reader has set; Spark's default of 20 characters does not count. */
  static PreviewSize of(SparkSession session) {
    Map<String, String> set = session.conf().getAll();
    OptionalInt rows = number(set.get(ROWS));
    OptionalInt characters = number(set.get(CHARACTERS));
    return new PreviewSize(
        Math.max(1, Math.min(MOST_ROWS, rows.orElse(USUAL.rows()))),
        characters.isPresent()
            ? OptionalInt.of(Math.max(LEAST_CHARACTERS, characters.getAsInt()))
            : characters);
  }

  private static OptionalInt number(Option<String> text) {
    return text.isDefined() && text.get().matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.get()))
        : OptionalInt.empty();
  }
}
