package ijava.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import ijava.kernel.History.Entry;
import ijava.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of earlier kernels in a file that all kernels of a user share: one JSON array {@code
 * [session, number, source]} on each line, the oldest first.
 *
 * <p>Every access locks the file, so that several kernels may run at once. For threads that nobody
 * interrupts: an interrupt would close the channel.
 */
final class HistoryFile {

  /** A file larger than this is cut when a kernel starts. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /** How many cells are kept when the file is cut. */
  static final int KEPT_CELLS = 1_000;

  /** Java's file locks hold between JVMs; two kernels of one JVM need this. */
  private static final Object IN_THIS_JVM = new Object();

  private final Path file;

  HistoryFile(Path file) {
    this.file = file;
  }

  /** What a new session finds: its own number, from 1, and the cells before it. */
  record Opened(int session, List<Entry> earlier) {}

  /**
   * Takes the next session number and reads the cells of earlier sessions.
   *
   * @throws IOException if the file cannot be read or written
   */
  Opened open() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return locked(
        channel -> {
          List<Entry> all = parse(read(channel));
          int session = all.stream().mapToInt(Entry::session).max().orElse(0) + 1;
          List<Entry> cells = new ArrayList<>(all);
          cells.removeIf(Entry::isMark);
          if (channel.size() > MOST_BYTES) {
            cells = lastOf(cells);
            channel.truncate(0);
            write(channel, cells);
          }
          // The mark keeps the number from a kernel that starts before our first cell.
          write(channel, List.of(Entry.mark(session)));
          return new Opened(session, cells);
        });
  }

  /**
   * Adds a cell at the end.
   *
   * @throws IOException if the file cannot be written
   */
  void append(Entry entry) throws IOException {
    locked(
        channel -> {
          write(channel, List.of(entry));
          return null;
        });
  }

  private static List<Entry> lastOf(List<Entry> cells) {
    int first = Math.max(0, cells.size() - KEPT_CELLS);
    long bytes = 0;
    for (int i = cells.size() - 1; i >= first; i--) {
      bytes += cells.get(i).source().length();
      if (bytes > MOST_BYTES / 4) {
        first = i + 1;
      }
    }
    return new ArrayList<>(cells.subList(first, cells.size()));
  }

  private interface Access<T> {
    T with(FileChannel channel) throws IOException;
  }

  private <T> T locked(Access<T> access) throws IOException {
    synchronized (IN_THIS_JVM) {
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        // Released as the channel closes.
        channel.lock();
        return access.with(channel);
      }
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    channel.position(0);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until all is read
    }
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  private static void write(FileChannel channel, List<Entry> entries) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Entry entry : entries) {
      lines.append(Json.array(entry.session(), entry.number(), entry.source())).append('\n');
    }
    channel.position(channel.size());
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** A line that another program has damaged is left out. */
  private static List<Entry> parse(String lines) {
    List<Entry> entries = new ArrayList<>();
    lines
        .lines()
        .forEach(
            line -> {
              try {
                JsonNode array = Json.parse(line);
                if (array.isArray() && array.size() == 3) {
                  entries.add(
                      new Entry(array.get(0).asInt(), array.get(1).asInt(), array.get(2).asText()));
                }
              } catch (JsonProcessingException | UncheckedIOException e) {
                System.getLogger(HistoryFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "left out a damaged line of the history");
              }
            });
    return entries;
  }
}
