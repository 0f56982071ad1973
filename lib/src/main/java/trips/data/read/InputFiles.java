package trips.data.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import trips.data.DataFolder;
import trips.data.TripDataException;

/** Finds the files behind the paths that a user writes; each file once, however often it is met. */
final class InputFiles {

  private static final String NEXT =
      "; paths may be files, folders or patterns such as data/*.parquet";

  private final Configuration conf;
  private final FileNames names;
  private final Map<Path, TripFile> found = new TreeMap<>();

  private InputFiles(Configuration conf, FileNames names) {
    this.conf = conf;
    this.names = names;
  }

  /**
   * Returns the files, ordered by path.
   *
   * @throws TripDataException if a path leads to no file
   */
  static List<TripFile> find(Configuration conf, FileNames names, String... paths) {
    if (paths.length == 0) {
      throw new TripDataException("no path was given to read trips from" + NEXT);
    }
    InputFiles files = new InputFiles(conf, names);
    for (String path : paths) {
      files.add(path);
    }
    return List.copyOf(files.found.values());
  }

  private void add(String given) {
    try {
      FileStatus[] matches = matches(new Path(given));
      if (matches.length == 0 && inDataFolder(given).isPresent()) {
        matches = matches(inDataFolder(given).get());
      }
      if (matches.length == 0) {
        throw new TripDataException("there is no " + given + seenFrom(given) + NEXT);
      }
      int before = found.size();
      boolean known = false;
      for (FileStatus match : matches) {
        known |= add(match, matches.length > 1);
      }
      if (found.size() == before && !known) {
        throw new TripDataException(
            given + " has no file that ends in .parquet, .csv or .csv.gz" + NEXT);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new TripDataException(given + " cannot be read (" + e.getMessage() + ")" + NEXT, e);
    }
  }

  /** Adds a file, or those of a folder; returns whether there was one, new or not. */
  private boolean add(FileStatus match, boolean oneOfMany) throws IOException {
    if (match.isDirectory()) {
      FileStatus[] inside = match.getPath().getFileSystem(conf).listStatus(match.getPath());
      Arrays.sort(inside, Comparator.comparing(FileStatus::getPath));
      boolean any = false;
      for (FileStatus each : inside) {
        any |= !isHidden(each.getPath()) && add(each, true);
      }
      return any;
    }
    if (oneOfMany && !TripFile.isNamedAsData(match.getPath())) {
      return false;
    }
    found.putIfAbsent(match.getPath(), new TripFile(match, names.of(match.getPath())));
    return true;
  }

  /** A name may hold the characters of a pattern, so the name itself is looked for first. */
  private FileStatus[] matches(Path path) throws IOException {
    FileSystem fileSystem = path.getFileSystem(conf);
    try {
      return new FileStatus[] {fileSystem.getFileStatus(path)};
    } catch (FileNotFoundException e) {
      FileStatus[] matches = fileSystem.globStatus(path, each -> !isHidden(each));
      return matches == null ? new FileStatus[0] : matches;
    }
  }

  /** As Spark has it: {@code _SUCCESS}, {@code .part-0.crc}. */
  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  /** A notebook lies in a folder of its own, and yet writes {@code data/x.csv}. */
  private static Optional<Path> inDataFolder(String given) {
    Path path = new Path(given);
    if (path.isAbsolute() || path.toUri().getScheme() != null) {
      return Optional.empty();
    }
    try {
      String below = path.toString().replaceFirst("^data(/|$)", "");
      Path data = new Path(DataFolder.find().toUri());
      return Optional.of(below.isEmpty() ? data : new Path(data, below));
    } catch (TripDataException e) {
      return Optional.empty();
    }
  }

  private String seenFrom(String given) {
    return new Path(given).isAbsolute() || new Path(given).toUri().getScheme() != null
        ? ""
        : ", neither in " + names.workingDirectory() + " nor in the data folder";
  }
}
