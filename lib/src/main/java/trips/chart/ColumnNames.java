package trips.chart;

import java.util.Comparator;
import java.util.List;

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

  /** Returns the Levenshtein distance, without regard to case. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int changed = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
