package trips.data.read;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructField;
import trips.data.TripDataException;
import trips.data.TripSchema;

/**
 * Says which columns of a file are which columns of {@link TripSchema}: by name, whatever their
 * order and case, since TLC itself has changed the case of {@code Airport_fee} in other files.
 */
final class TripColumns {

  /** What every layout has; a file without one of them is not of trips. */
  private static final List<String> REQUIRED =
      List.of(
          TripSchema.LICENSE,
          TripSchema.BASE,
          TripSchema.PICKUP,
          TripSchema.DROPOFF,
          TripSchema.PICKUP_ZONE,
          TripSchema.DROPOFF_ZONE);

  private static final List<String> ALL = Arrays.asList(TripSchema.allColumns().fieldNames());

  private TripColumns() {}

  /**
   * Returns the places of our columns among those of a file, in the order of {@link
   * TripSchema#allColumns}; columns that the file does not have are left out, and columns that we
   * do not know are passed over.
   *
   * @throws TripDataException if the file lacks a column that all trips have, has one twice, or has
   *     one that looks like a misspelt one
   */
  static Map<String, Integer> match(TripFile file, List<String> names) {
    Map<String, Integer> places = places(file, names);
    Map<String, Integer> matched = new LinkedHashMap<>();
    for (String column : ALL) {
      if (places.containsKey(column)) {
        matched.put(column, places.get(column));
      }
    }
    requireNoMisspelling(file, names, matched);
    for (String column : REQUIRED) {
      if (!matched.containsKey(column)) {
        throw file.failure(
            "has no column "
                + column
                + ", only "
                + shown(names)
                + "; trips have "
                + String.join(", ", REQUIRED)
                + ", as TLC's files of high-volume for-hire vehicles (fhvhv) do");
      }
    }
    return matched;
  }

  /** Returns our column of a name in any case. */
  static StructField field(String column) {
    return TripSchema.allColumns().apply(column);
  }

  private static Map<String, Integer> places(TripFile file, List<String> names) {
    Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < names.size(); i++) {
      Integer before = places.putIfAbsent(names.get(i), i);
      if (before != null && ALL.stream().anyMatch(names.get(i)::equalsIgnoreCase)) {
        throw file.failure("has the column " + names.get(i) + " twice; remove one of them");
      }
    }
    return places;
  }

  /** Passing over {@code SRFlag} would make a column of nulls, and nobody would notice. */
  private static void requireNoMisspelling(
      TripFile file, List<String> names, Map<String, Integer> matched) {
    for (String name : names) {
      for (String column : ALL) {
        if (!matched.containsKey(column) && letters(name).equals(letters(column))) {
          throw file.failure(
              "has a column " + name + " where " + column + " is expected; rename the column");
        }
      }
    }
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return CellText.shown(all.isBlank() ? "one without a name" : all, 600);
  }
}
