package trips.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names in Airflow's alphabet: English letters, digits, dashes, dots and underscores. */
final class AirflowIds {

  private AirflowIds() {}

  /** Returns a name with an underscore for each character that Airflow does not take. */
  static String of(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "_");
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
                + "' in Airflow, which takes A to Z, a to z, 0 to 9, '_', '-' and '.' only; rename one");
      }
      ids.put(name, id);
    }
    return ids;
  }
}
