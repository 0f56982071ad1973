package trips.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder that holds the trip data. */
public final class DataFolder {

  /** System property that names the folder. */
  public static final String PROPERTY = "trips.data";

  /** Environment variable that names the folder if the property does not. */
  public static final String VARIABLE = "TRIPS_DATA";

  private static final Path MARK = Path.of("data", "zones.csv");

  private DataFolder() {}

  /**
   * Returns the folder that the system property {@value #PROPERTY} names, else the environment
   * variable {@value #VARIABLE}, else {@code data} in the working directory or the nearest folder
   * above that has {@code data/zones.csv}.
   *
   * @throws TripDataException if there is none
   */
  public static Path find() {
    return find(System.getProperty(PROPERTY), System.getenv(VARIABLE), Path.of(""));
  }

  /** As {@link #find()}, with null for what is not set. */
  static Path find(String property, String variable, Path workingDirectory) {
    if (property != null) {
      return existing("the system property " + PROPERTY, property);
    }
    if (variable != null) {
      return existing("the environment variable " + VARIABLE, variable);
    }
    Path start = workingDirectory.toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(MARK))) {
        return folder.resolve(MARK).getParent();
      }
    }
    throw new TripDataException(
        "neither "
            + start
            + " nor a folder above it has data/zones.csv; start inside a clone of this project, or "
            + "set the environment variable "
            + VARIABLE
            + " to a folder for the trip data");
  }

  private static Path existing(String where, String given) {
    Path folder = Path.of(given).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new TripDataException(
          where + " is " + given + ", which is no folder; create it or name another");
    }
    return folder;
  }
}
