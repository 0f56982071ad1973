package trips.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.execution.datasources.PartitionedFile;

/**
 * The numbers of lines in a file of which a part is read.
 *
 * <p>What stands before the part is counted when the first number is asked for, since most parts
 * are never asked.
 */
final class LineNumbers {

  private static final long UNKNOWN = -1;

  private final PartitionedFile part;
  private final Configuration conf;
  private long before = UNKNOWN;

  LineNumbers(PartitionedFile part, Configuration conf) {
    this.part = part;
    this.conf = conf;
  }

  /**
   * Returns a line's number in the file, from 1.
   *
   * @param inPart its number in the part, from 1
   */
  long inFile(long inPart) {
    if (before == UNKNOWN) {
      before = part.start() == 0 ? 0 : linesBefore();
    }
    return before + inPart;
  }

  /** A part begins after the first line end in it: the line before belongs to the part before. */
  private long linesBefore() {
    long lines = 1;
    long left = part.start();
    byte last = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = part.toPath().getFileSystem(conf).open(part.toPath())) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\r' || (buffer[i] == '\n' && last != '\r')) {
            lines++;
          }
          last = buffer[i];
        }
        left -= read;
      }
      // The end of a line may be cut in two; its second half is then all that the part skips.
      return last == '\r' && in.read() == '\n' ? lines - 1 : lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
