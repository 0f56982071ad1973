package trips.data.read;

import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import trips.data.TripDataException;

/**
 * A file to read.
 *
 * @param name how messages name it
 */
record TripFile(FileStatus status, String name) {

  private static final Pattern PARQUET = Pattern.compile("(?i).*\\.(parquet|parq|pq)");
  private static final Pattern CSV = Pattern.compile("(?i).*\\.csv(\\.\\w+)?");

  /** Returns whether a file found in a folder is taken for one of trips, by its name. */
  static boolean isNamedAsData(Path path) {
    return isNamedParquet(path) || CSV.matcher(path.getName()).matches();
  }

  Path path() {
    return status.getPath();
  }

  boolean isNamedParquet() {
    return isNamedParquet(path());
  }

  boolean isNamedCsv() {
    return CSV.matcher(path().getName()).matches();
  }

  /** Returns an exception that says something about this file. */
  TripDataException failure(String what) {
    return new TripDataException(name + " " + what);
  }

  /** As {@link #failure(String)}, keeping what lies behind it for the log. */
  TripDataException failure(String what, Throwable behind) {
    TripDataException failure = failure(what);
    // As a cause it would become the root, which is what a notebook shows.
    failure.addSuppressed(behind);
    return failure;
  }

  private static boolean isNamedParquet(Path path) {
    return PARQUET.matcher(path.getName()).matches();
  }
}
