package ijava.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The {@link System#in} of cells: where there is nothing left to read, it asks the client of the
 * cell that the reading thread works for.
 *
 * <p>The bytes are in the JVM's default charset, which is what {@link java.util.Scanner} takes them
 * for. What one cell leaves unread, the next does not get.
 */
final class RoutedInput extends InputStream {

  private static final byte[] NOTHING = {};

  private final InputStream beforeCells;
  private final ReentrantLock lock = new ReentrantLock(true);
  private CellChannel reader;
  private byte[] line = NOTHING;
  private int next;

  private RoutedInput(InputStream beforeCells) {
    this.beforeCells = beforeCells;
  }

  /** Makes {@link System#in} ask the clients of cells. */
  static void install() {
    System.setIn(new RoutedInput(System.in));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Gives at most the rest of one line: the reader must not be asked for more than is needed. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    CellChannel cell = CellChannel.current();
    if (cell == null) {
      return beforeCells.read(bytes, offset, length);
    }
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      if (cell != reader || next == line.length) {
        String typed = cell.ask(cell.takePrompt(), false);
        if (typed == null) {
          return -1;
        }
        reader = cell;
        line = (typed + "\n").getBytes(Charset.defaultCharset());
        next = 0;
      }
      int count = Math.min(length, line.length - next);
      System.arraycopy(line, next, bytes, offset, count);
      next += count;
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return CellChannel.current() == reader ? line.length - next : 0;
    } finally {
      lock.unlock();
    }
  }
}
