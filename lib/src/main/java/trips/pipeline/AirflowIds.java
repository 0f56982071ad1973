package trips.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names in Airflow's alphabet: letters, digits, dashes, dots and underscores, at most 250. */
final class AirflowIds {

  private static final int MOST = 250;

  private AirflowIds() {}

  /** Returns a name with an underscore for each character that Airflow does not take. */
  static String of(String name) {
    String id = name.replaceAll("[^\\p{L}\\p{Nd}_.-]", "_");
    return id.length() <= MOST ? id : id.substring(0, MOST);
  }

  /**
   * Returns the ids of tasks by their names.
   *
   * @throws IllegalArgumentException if two become the same
   */
  static Map<String, String> of(Collection<String> names) {
    Map<String, String> ids = new LinkedHashMap<>();
    Map<String, String> taken = new LinkedHashMap<>();
    for (String name : names) {
      String id = of(name);
      String other = taken.put(id, name);
      if (other != null) {
        throw new IllegalArgumentException(
            "tasks '"
                + other
                + "' and '"
                + name
                + "' would both be '"
                + id
                + "' in Airflow, which takes letters, digits, '_', '-' and '.' only; rename one");
      }
      ids.put(name, id);
    }
    return ids;
  }
}
