package trips.data.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one line of CSV, found in its bytes; used again for each line, by one thread.
 *
 * <p>Cells stand between commas, as they are or in quotes, with {@code ""} for a quote inside
 * quotes (RFC 4180). A line end ends the row also inside quotes: no column of trips holds one, and
 * so a file can be read in parts.
 */
final class CsvLine {

  private byte[] bytes = {};
  private int[] from = new int[32];
  private int[] to = new int[32];
  private int count;

  /**
   * Finds the cells of the first {@code length} bytes, which are changed where quotes are doubled.
   *
   * @return what is wrong with the line, or null
   */
  String split(byte[] line, int length) {
    bytes = line;
    count = 0;
    int at = 0;
    while (true) {
      int end = at < length && line[at] == '"' ? quoted(at, length) : plain(at, length);
      if (end < 0) {
        return "a quote stands where none is allowed, in cell " + count;
      }
      if (end == length) {
        return null;
      }
      at = end + 1;
    }
  }

  /** Returns how many cells there are, at least one. */
  int count() {
    return count;
  }

  /** Returns the line's bytes. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns where a cell begins. */
  int from(int cell) {
    return from[cell];
  }

  /** Returns where a cell ends. */
  int to(int cell) {
    return to[cell];
  }

  /** Returns a cell as text. */
  String text(int cell) {
    return new String(bytes, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8);
  }

  /** Returns the end of a cell without quotes, or -1 if it has one. */
  private int plain(int start, int length) {
    int at = start;
    boolean quote = false;
    while (at < length && bytes[at] != ',') {
      quote |= bytes[at] == '"';
      at++;
    }
    add(start, at);
    return quote ? -1 : at;
  }

  /** Returns the place after the closing quote, or -1 if it does not end the cell. */
  private int quoted(int start, int length) {
    int write = start + 1;
    int at = start + 1;
    while (at < length) {
      if (bytes[at] == '"') {
        if (at + 1 == length || bytes[at + 1] != '"') {
          break;
        }
        at++;
      }
      bytes[write++] = bytes[at++];
    }
    add(start + 1, write);
    boolean closed = at < length && (at + 1 == length || bytes[at + 1] == ',');
    return closed ? at + 1 : -1;
  }

  private void add(int start, int end) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    from[count] = start;
    to[count] = end;
    count++;
  }
}
