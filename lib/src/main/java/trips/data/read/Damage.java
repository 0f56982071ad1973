package trips.data.read;

import java.io.FileNotFoundException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.spark.TaskKilledException;
import trips.data.TripDataException;

/** Tells what reading a file has thrown in words about the file. */
final class Damage {

  private static final int MOST_CAUSES = 20;
  private static final int MOST_CHARACTERS = 200;

  private Damage() {}

  /**
   * Returns what to throw instead: the words for a reader without any cause, so that they are the
   * root; what ends a task on purpose comes back as it is.
   */
  static Throwable explain(String file, Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < MOST_CAUSES; i++) {
      if (root instanceof TripDataException || endsTask(root)) {
        return root instanceof TripDataException ? root : thrown;
      }
      if (root.getCause() == null) {
        break;
      }
      root = root.getCause();
    }
    TripDataException explained = new TripDataException(file + " " + words(root));
    explained.addSuppressed(thrown);
    return explained;
  }

  private static boolean endsTask(Throwable thrown) {
    return thrown instanceof TaskKilledException
        || thrown instanceof InterruptedException
        || thrown instanceof InterruptedIOException
        || thrown instanceof ClosedByInterruptException;
  }

  private static String words(Throwable root) {
    if (root instanceof FileNotFoundException) {
      return "is no longer there; read again what there is";
    }
    if (root instanceof OutOfMemoryError) {
      return "asks for more memory than there is: it is damaged, or the memory is too small;"
          + " download or write it again";
    }
    String message = root.getMessage() == null ? "" : ": " + root.getMessage().split("\\R", 2)[0];
    return "is damaged or cut off ("
        + CellText.shown(root.getClass().getSimpleName() + message, MOST_CHARACTERS)
        + "); download or write it again";
  }
}
