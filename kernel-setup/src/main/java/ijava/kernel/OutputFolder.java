package ijava.kernel;

import ijava.eval.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the output goes that is too much for the notebook; made when first needed. */
final class OutputFolder implements AutoCloseable {

  private TemporaryFolder folder;
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
    try {
      if (folder == null) {
        folder = new TemporaryFolder("ijava-output-");
      }
      files++;
      String name = "output-" + files + ".txt";
      return folder.write(() -> folder.path().resolve(name).toFile());
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Deletes the files. */
  @Override
  public synchronized void close() {
    closed = true;
    if (folder != null) {
      folder.close();
    }
  }
}
