package ijava.kernel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the output goes that is too much for the notebook; made when first needed. */
final class OutputFolder implements AutoCloseable {

  /** For a JVM that is told to end by its operating system, which asks nobody to close anything. */
  private final Thread cleaner = new Thread(this::delete, "delete output");

  private Path folder;
  private int files;
  private boolean closed;

  /**
   * Returns a new file.
   *
   * @throws IOException if it cannot be made, or the kernel ends
   */
  synchronized File newFile() throws IOException {
    if (closed) {
      throw new IOException("the kernel ends");
    }
    if (folder == null) {
      folder = Files.createTempDirectory("ijava-output-");
      try {
        Runtime.getRuntime().addShutdownHook(cleaner);
      } catch (IllegalStateException e) {
        delete();
        throw new IOException("the kernel ends", e);
      }
    }
    files++;
    return folder.resolve("output-" + files + ".txt").toFile();
  }

  /** Deletes the files. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The JVM ends, and the hook runs anyway.
    }
    delete();
  }

  private synchronized void delete() {
    closed = true;
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(OutputFolder.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + folder, e);
    }
  }
}
