package trips.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets one download of a file at a time, among all threads and processes; the others wait.
 *
 * <p>The lock is on a small file of its own that stays where it is. A lock on the part file would
 * move with it when it is renamed, and a process that had waited would then hold the finished file.
 * The operating system takes the lock back from a process that dies.
 */
final class MonthLock implements AutoCloseable {

  /**
   * One for each file. A process loses its locks on a file when it closes any channel to it (POSIX
   * {@code fcntl}), so its threads must not open the file side by side.
   */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /** Far behind the text: on Windows, nobody else can read what is locked. */
  private static final long PLACE = 1 << 20;

  private final ReentrantLock thread;
  private final FileChannel channel;

  private MonthLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Waits until nobody else downloads a file.
   *
   * @param target the file
   * @param note is told for whom this waits
   */
  static MonthLock acquire(Path target, Consumer<String> note)
      throws IOException, InterruptedException {
    Path file = target.resolveSibling("." + target.getFileName() + ".lock").toAbsolutePath();
    ReentrantLock thread = THREADS.computeIfAbsent(file.normalize(), any -> new ReentrantLock());
    if (!thread.tryLock()) {
      note.accept(waiting(target, "another thread of this process"));
      thread.lockInterruptibly();
    }
    FileChannel channel = null;
    try {
      channel = open(file);
      lock(channel, file, target, note);
      return new MonthLock(thread, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      thread.unlock();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void lock(FileChannel channel, Path file, Path target, Consumer<String> note)
      throws IOException {
    FileLock lock = channel.tryLock(PLACE, 1, false);
    if (lock == null) {
      note.accept(waiting(target, Files.readString(file).strip()));
      channel.lock(PLACE, 1, false);
    }
    channel.truncate(0);
    String holder = "process " + ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
  }

  private static String waiting(Path target, String who) {
    String whom = who.isEmpty() ? "another process" : who;
    return whom + " is downloading " + target.getFileName() + "; waiting for it";
  }

  @Override
  public void close() throws IOException {
    try {
      // Releases the lock.
      channel.close();
    } finally {
      thread.unlock();
    }
  }
}
