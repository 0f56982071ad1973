package trips.notebook;

import ijava.spi.ErrorExplainer.Explanation;
import ijava.spi.Magic;
import ijava.spi.MagicFailure;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import trips.Spark;

/**
 * {@code %%sql}: runs the cell as Spark SQL, shows its rows, and keeps them under a name.
 *
 * <p>Public because the Java that declares the name makes a {@link Result}.
 */
public final class SqlMagic {

  private static volatile Dataset<Row> result;

  private SqlMagic() {}

  /**
   * The result of the query that has just run, for the kernel.
   *
   * <p>Made with {@code new}, because after that word {@code trips.notebook} is the package even
   * where a cell has a variable {@code trips}; in a call of a static method it is the variable.
   */
  public static final class Result {

    /** Returns the rows, once; null afterwards. */
    public Dataset<Row> take() {
      Dataset<Row> taken = result;
      result = null;
      return taken;
    }
  }

  /** Returns the magic. */
  static Magic magic() {
    return new Magic(
            "sql",
            Magic.Kind.CELL,
            "%%sql [-o NAME]",
            "Runs the cell as Spark SQL and shows its rows; -o keeps them as a Dataset<Row> of that"
                + " name.",
            SqlMagic::run)
        .completing(new Names());
  }

  /** What may stand in a query; a session is asked, none is started. */
  private static final class Names implements Magic.Arguments {

    @Override
    public List<String> complete(String word) {
      return "-o".startsWith(word) ? List.of("-o") : List.of();
    }

    @Override
    public List<String> completeBody(String word) {
      Optional<SparkSession> session = Spark.wasUsed() ? Spark.existing() : Optional.empty();
      return session.map(SqlNames::of).orElse(SqlNames.NONE).complete(word);
    }
  }

  private static Object run(Magic.Call call) {
    String name = name(call.arguments());
    String query = call.body().strip();
    if (query.isEmpty()) {
      throw new IllegalArgumentException("the cell has no query; write it below the first line");
    }
    Dataset<Row> rows = query(call);
    if (name != null) {
      result = rows;
      call.evaluate(
          "org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> "
              + name
              + " = new trips.notebook.SqlMagic.Result().take();");
    }
    // A command such as CREATE VIEW has no columns, and nothing to show.
    return rows.columns().length == 0 ? null : rows;
  }

  /** Returns the name to keep the rows under, or null. */
  private static String name(List<String> arguments) {
    if (arguments.isEmpty()) {
      return null;
    }
    if (arguments.size() != 2 || !arguments.get(0).equals("-o")) {
      throw new IllegalArgumentException(
          "it takes -o and a name, or nothing, but was given " + String.join(" ", arguments));
    }
    if (!SourceVersion.isName(arguments.get(1)) || arguments.get(1).contains(".")) {
      throw new IllegalArgumentException(
          "'" + arguments.get(1) + "' is no name for a variable of Java");
    }
    return arguments.get(1);
  }

  private static Dataset<Row> query(Magic.Call call) {
    try {
      // A semicolon at the end is a habit from other tools, and an error for Spark.
      return Spark.session().sql(call.body().replaceFirst(";\\s*$", ""));
    } catch (Exception e) {
      // Scala declares no exceptions: an AnalysisException is a checked one, and comes anyway.
      throw failure(e, call);
    }
  }

  private static MagicFailure failure(Exception thrown, Magic.Call call) {
    String name =
        new SparkErrors()
            .explain(thrown)
            .map(Explanation::name)
            .orElse(thrown.getClass().getSimpleName());
    return new MagicFailure(name, place(thrown, call) + SparkErrors.reason(thrown));
  }

  /** Returns the line of the cell with a caret, or nothing if the error has no place. */
  private static String place(Exception thrown, Magic.Call call) {
    if (!(thrown instanceof AnalysisException analysis) || analysis.line().isEmpty()) {
      return "";
    }
    int line = (Integer) analysis.line().get();
    int column =
        analysis.startPosition().isDefined() ? (Integer) analysis.startPosition().get() : 0;
    String lines = SqlPlace.lines(call.body(), line, column);
    // The first line of the cell is the magic's.
    return lines.isEmpty() ? "" : call.cell() + ", line " + (line + 1) + "\n" + lines + "\n";
  }
}
