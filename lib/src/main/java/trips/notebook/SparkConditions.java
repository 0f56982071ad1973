package trips.notebook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.spark.sql.SparkSession;
import trips.Spark;

/**
 * The errors that readers of a notebook meet most, in the words of what they wrote.
 *
 * @see <a href="https://spark.apache.org/docs/latest/sql-error-conditions.html">Spark's error
 *     conditions</a>
 */
final class SparkConditions {

  private static final int MOST_NAMES = 3;

  private static final Pattern COMPONENT =
      Pattern.compile("- field \\(class: \"([^\"]+)\", name: \"([^\"]+)\"\\)");
  private static final Pattern ROOT = Pattern.compile("- root class: \"([^\"]+)\"");

  private SparkConditions() {}

  /**
   * Returns the words for a condition, or nothing if Spark's own are as good.
   *
   * @param condition for example {@code TABLE_OR_VIEW_NOT_FOUND}
   * @param parameters what Spark puts into its own words
   */
  static Optional<String> words(String condition, Map<String, String> parameters) {
    return Optional.ofNullable(
        switch (condition) {
          case "UNRESOLVED_COLUMN.WITH_SUGGESTION" ->
              "there is no column "
                  + parameters.get("objectName")
                  + "; "
                  + nearest(names(parameters.get("objectName"), parameters.get("proposal")));
          case "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION" ->
              "there is no column " + parameters.get("objectName") + ", nor any other here";
          case "TABLE_OR_VIEW_NOT_FOUND" -> table(parameters.get("relationName"));
          case "USER_RAISED_EXCEPTION" -> parameters.get("errorMessage");
          case "NOT_NULL_ASSERT_VIOLATION" -> nullForPrimitive(parameters.get("walkedTypePath"));
          case "CANNOT_UP_CAST_DATATYPE" -> narrower(parameters);
          default -> null;
        });
  }

  /** Spark compares whole paths, so that its first proposal may be far off. */
  private static List<String> names(String typed, String proposal) {
    return Arrays.stream(proposal.split(", "))
        .sorted(Comparator.comparingInt(each -> distance(last(typed), last(each))))
        .limit(MOST_NAMES)
        .toList();
  }

  private static String last(String path) {
    return path.replaceFirst("^.*`\\.`", "").replace("`", "");
  }

  private static String nearest(List<String> names) {
    return names.size() == 1
        ? "the nearest is " + names.get(0)
        : "the nearest are "
            + String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }

  private static String table(String name) {
    String plain = name.replace("`", "");
    List<String> known =
        Spark.existing().map(SparkConditions::tables).orElse(List.of()).stream()
            .sorted(Comparator.comparingInt(each -> distance(plain, each)))
            .limit(MOST_NAMES)
            .map(each -> "`" + each + "`")
            .toList();
    return "there is no table or view "
        + name
        + "; "
        + (known.isEmpty()
            ? "createOrReplaceTempView(\"" + plain + "\") makes one of a Dataset"
            : nearest(known));
  }

  private static List<String> tables(SparkSession session) {
    return SqlNames.of(session).tables();
  }

  private static String nullForPrimitive(String path) {
    Matcher component = COMPONENT.matcher(path == null ? "" : path);
    Matcher root = ROOT.matcher(path == null ? "" : path);
    if (!component.find() || !root.find()) {
      return null;
    }
    String type = component.group(1);
    return "component "
        + component.group(2)
        + " of "
        + simple(root.group(1))
        + " is "
        + simple(type)
        + ", and a row has null there; declare it "
        + boxed(type)
        + ", or leave such rows out: filter(\""
        + component.group(2)
        + " IS NOT NULL\")";
  }

  private static String narrower(Map<String, String> parameters) {
    Matcher component = COMPONENT.matcher(parameters.getOrDefault("details", ""));
    Matcher root = ROOT.matcher(parameters.getOrDefault("details", ""));
    String lossy =
        "column "
            + parameters.get("expression")
            + " is "
            + parameters.get("sourceType").replace("\"", "")
            + " and may not fit into ";
    return component.find() && root.find()
        ? lossy
            + simple(component.group(1))
            + " "
            + component.group(2)
            + " of "
            + simple(root.group(1))
            + "; declare the component wider, or cast the column"
        : null;
  }

  private static String simple(String type) {
    return type.replaceFirst("^.*[.$]", "");
  }

  private static String boxed(String type) {
    return switch (type) {
      case "int" -> "Integer";
      case "boolean" -> "Boolean";
      default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
    };
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
