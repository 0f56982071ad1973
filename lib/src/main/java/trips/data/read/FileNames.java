package trips.data.read;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;

/**
 * How messages name a file: relative to the working directory of the driver where that is short.
 *
 * @param workingDirectory the driver's, since an executor's is another
 */
record FileNames(String workingDirectory) implements Serializable {

  private static final Path UP_TWICE = Path.of("..", "..", "..");

  /** Returns the names for a program that runs here. */
  static FileNames here() {
    return new FileNames(Path.of("").toAbsolutePath().toString());
  }

  /** Returns a file's name for a message, without {@code file:}. */
  String of(org.apache.hadoop.fs.Path file) {
    URI uri = file.toUri();
    if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
      return file.toString();
    }
    Path path = Path.of(new org.apache.hadoop.fs.Path(uri.getPath()).toString());
    Path here = Path.of(workingDirectory);
    if (!path.isAbsolute() || !path.getRoot().equals(here.getRoot())) {
      return path.toString();
    }
    Path relative = here.relativize(path);
    return (relative.startsWith(UP_TWICE) ? path : relative).toString();
  }

  /** As {@link #of}, of a URL as Spark's {@code _metadata.file_path} has it. */
  String ofUrl(String url) {
    return of(new org.apache.hadoop.fs.Path(URI.create(url)));
  }
}
