package trips.data;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Whole folders on disk. */
public final class Trees {

  private static final int DELETE_ATTEMPTS = 20;

  private Trees() {}

  /** Deletes a folder with all that it holds; does nothing where there is none. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // A task that is being cancelled may still tidy up after itself.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Deletes a folder of which other processes may delete parts meanwhile, or add to it.
   *
   * <p>Whoever meets a file that another has just deleted must go on with the rest: two that both
   * give up would leave the folder behind.
   */
  public static void deleteShared(Path root) {
    for (int attempt = 0; attempt < DELETE_ATTEMPTS && Files.exists(root); attempt++) {
      try {
        delete(root);
      } catch (IOException e) {
        // Somebody is just writing there.
        Thread.onSpinWait();
      }
    }
  }

  /** Returns the bytes of all files below a folder. */
  static long bytes(Path root) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
