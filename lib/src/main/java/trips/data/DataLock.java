package trips.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one writer at a time into a data folder, among all threads and processes; the others wait.
 *
 * <p>The operating system takes the lock back from a process that dies, so a killed run blocks
 * nobody.
 */
final class DataLock implements AutoCloseable {

  /** A file lock belongs to the whole JVM and does not keep its threads apart. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;
  private final FileLock lock;

  private DataLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits until the folder is free. */
  static DataLock acquire(Path folder) throws IOException {
    THREADS.lock();
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new DataLock(channel, channel.lock());
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      THREADS.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    } finally {
      THREADS.unlock();
    }
  }
}
