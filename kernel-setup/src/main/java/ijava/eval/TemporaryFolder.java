package ijava.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A folder among the temporary files; it goes with the JVM at the latest. Thread-safe. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private boolean deleted;

  /** For a JVM that is told to end by its operating system, which asks nobody to close anything. */
  private final Thread cleaner = new Thread(this::delete, "delete temporary files");

  /**
   * Makes the folder.
   *
   * @param prefix what its name begins with
   * @throws UncheckedIOException if it cannot be made
   */
  public TemporaryFolder(String prefix) {
    try {
      path = Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a folder in "
              + System.getProperty("java.io.tmpdir")
              + "; is the disk full or read-only?",
          e);
    }
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The JVM ends before it has begun.
      delete();
    }
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /**
   * Writes into the folder; what is written while it is deleted would stay behind.
   *
   * @throws IllegalStateException if the folder is gone, since the kernel ends
   */
  public synchronized <T> T write(Supplier<T> work) {
    if (deleted) {
      throw new IllegalStateException("cannot write to " + path + ": the kernel has ended");
    }
    return work.get();
  }

  /** Deletes the folder and what is in it. */
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
    deleted = true;
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(TemporaryFolder.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + path, e);
    }
  }
}
