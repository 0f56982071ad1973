package ijava.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The folder into which classes of cells are written; it goes with the JVM at the latest. */
final class ClassFolder implements AutoCloseable {

  private final Path path;
  private boolean deleted;

  /** For a JVM that ends before anybody could close this. */
  private final Thread cleaner = new Thread(this::delete, "delete classes");

  /**
   * Makes the folder among the temporary files.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  ClassFolder() {
    try {
      path = Files.createTempDirectory("ijava-classes-");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a folder for classes in "
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

  Path path() {
    return path;
  }

  /**
   * Writes into the folder; what is written while it is deleted would stay behind.
   *
   * @throws IllegalStateException if the folder is gone, since the kernel ends
   */
  synchronized <T> T write(Supplier<T> work) {
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
    } catch (IOException e) {
      System.getLogger(ClassFolder.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + path, e);
    }
  }
}
