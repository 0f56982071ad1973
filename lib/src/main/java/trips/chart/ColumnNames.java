package trips.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds a column by its name, and the one that was meant where there is none. */
final class ColumnNames {

  private ColumnNames() {}

  /**
   * Does nothing if the column exists.
   *
   * @throws IllegalArgumentException if not; the message names the nearest and all
   */
  static void check(String name, List<String> all) {
    if (all.contains(name)) {
      return;
    }
    String nearest =
        all.stream().min(Comparator.comparingInt(other -> distance(name, other))).orElse("");
    boolean near = !nearest.isEmpty() && distance(name, nearest) <= 1 + name.length() / 3;
    throw new IllegalArgumentException(
        "no column \""
            + name
            + "\""
            + (near ? "; did you mean \"" + nearest + "\"?" : ".")
            + " The columns are "
            + String.join(", ", all));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
