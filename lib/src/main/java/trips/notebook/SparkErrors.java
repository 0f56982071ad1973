package trips.notebook;

import ijava.spi.ErrorExplainer;
import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * Tells Spark's errors by their root cause, in one line where that is possible, with the lines of
 * cells: first that within a lambda, then the one that started the job.
 *
 * <p>Hosts, task numbers, error codes and stacks of the scheduler are left out; Spark's log has
 * them.
 */
final class SparkErrors implements ErrorExplainer {

  /** {@code [TABLE_OR_VIEW_NOT_FOUND] } at the front, {@code SQLSTATE: 42P01} at the end. */
  private static final Pattern CODES =
      Pattern.compile("^\\[[A-Z_.0-9]+] |\\s*SQLSTATE: \\w{5};?( \\(line \\d+, pos \\d+\\))?");

  private static final Pattern LOST_TASK =
      Pattern.compile(
          "(?s)Lost task .*? \\(TID \\d+\\) \\([^)]*\\): (?:[\\w.$]+\\.)?(\\S+?): ([^\\n]*)");

  private static final Pattern CLASS_NAME = Pattern.compile("[\\w.$]+");

  private static final int MOST_CAUSES = 20;

  @Override
  public Optional<Explanation> explain(Throwable thrown) {
    if (!isSparks(thrown)) {
      return Optional.empty();
    }
    Throwable root = root(thrown);
    List<Throwable> places = root == thrown ? List.of(thrown) : List.of(root, thrown);
    Matcher lost = LOST_TASK.matcher(text(root));
    if (root == thrown && lost.find()) {
      // The exception itself could not be sent here; its text could.
      return Optional.of(new Explanation(lost.group(1), lost.group(2).strip(), places));
    }
    return Optional.of(new Explanation(name(root), reason(root) + query(root), places));
  }

  /** Returns the line of a query that Spark could not read, with a caret; most often nothing. */
  private static String query(Throwable root) {
    return root instanceof ParseException parse
            && parse.command().isDefined()
            && parse.line().isDefined()
            && parse.startPosition().isDefined()
        ? "\n"
            + SqlPlace.lines(
                parse.command().get(),
                (Integer) parse.line().get(),
                (Integer) parse.startPosition().get())
        : "";
  }

  /** Returns the reason in a sentence or two. */
  static String reason(Throwable thrown) {
    Throwable root = root(thrown);
    if (root instanceof SparkThrowable spark && spark.getCondition() != null) {
      return SparkConditions.words(spark.getCondition(), parameters(spark))
          .orElseGet(() -> plain(text(root)));
    }
    if (root instanceof NotSerializableException) {
      return notSerializable(plain(text(root)));
    }
    return root instanceof NullPointerException && text(root).isEmpty()
        // Java works its words out on request, and they do not travel with it.
        ? "a value in code that runs in tasks is null; filter(…isNotNull()) or a test for null helps"
        : plain(text(root));
  }

  /** Java names no more than the class; the kernel says all of a cell's variable. */
  private static String notSerializable(String words) {
    return CLASS_NAME.matcher(words).matches()
        ? "an object is used in code that runs in tasks, but cannot be sent to them: "
            + words
            + " is not serializable. Create the object inside the lambda, or let its class"
            + " implement Serializable"
        : words;
  }

  /** Spark throws it, or has passed it on from the place where it was thrown first. */
  private static boolean isSparks(Throwable thrown) {
    return thrown.getClass().getName().startsWith("org.apache.spark.")
        || Arrays.stream(thrown.getSuppressed())
            .anyMatch(each -> each.getClass().getName().startsWith("org.apache.spark."));
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < MOST_CAUSES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }

  private static Map<String, String> parameters(SparkThrowable spark) {
    Map<String, String> parameters = spark.getMessageParameters();
    return parameters == null ? Map.of() : parameters;
  }

  /** What readers know is AnalysisException; the extended one only carries a plan, too. */
  private static String name(Throwable root) {
    String name = root.getClass().getSimpleName();
    return name.equals("ExtendedAnalysisException") ? "AnalysisException" : name;
  }

  /** Returns the first paragraph, without codes; plans and stacks stand below it. */
  private static String plain(String message) {
    String paragraph =
        message.strip().split("\\n\\s*\\n|\\n\\s+at |;\\n|== SQL|\\nSerialization stack", 2)[0];
    return CODES.matcher(paragraph).replaceAll("").strip();
  }

  private static String text(Throwable thrown) {
    return thrown.getMessage() == null ? "" : thrown.getMessage();
  }
}
