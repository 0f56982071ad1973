package ijava.kernel;

import static java.lang.Character.isHighSurrogate;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How much text of one cell the notebook gets; the rest goes to a file.
 *
 * <p>A front end keeps all text of a cell in the page and in the notebook's file. Not safe for
 * concurrent use.
 */
final class TextLimit {

  /** The most characters of a cell that are shown. */
  static final int MOST_CHARS = 8_000_000;

  /** The most lines of a cell that are shown. */
  static final int MOST_LINES = 250_000;

  /** The most characters in the file, which would fill the disk otherwise. */
  static final int MOST_FILED = 100_000_000;

  private final OutputFolder folder;
  private int chars;
  private int lines;
  private boolean full;
  private long filed;
  private Writer file;

  TextLimit(OutputFolder folder) {
    this.folder = folder;
  }

  /** Returns whether the cell has reached the limit. */
  boolean isFull() {
    return full;
  }

  /** Returns how many chars of a text may still be shown, and counts them. */
  int admit(String text) {
    int admitted = Math.min(text.length(), MOST_CHARS - chars);
    if (admitted < text.length() && admitted > 0 && isHighSurrogate(text.charAt(admitted - 1))) {
      admitted--;
    }
    int end = 0;
    while (lines < MOST_LINES) {
      int lineBreak = text.indexOf('\n', end);
      if (lineBreak < 0 || lineBreak >= admitted) {
        chars += admitted;
        full = admitted < text.length();
        return admitted;
      }
      end = lineBreak + 1;
      lines++;
    }
    full = true;
    return end;
  }

  /** Begins the file and returns what to tell the reader, once. */
  String note() {
    String limit =
        String.format(
            Locale.ROOT,
            "%n[a cell shows at most %,d characters or %,d lines; ",
            MOST_CHARS,
            MOST_LINES);
    try {
      File path = folder.newFile();
      // Not a channel of java.nio, which an interrupt of the cell would close.
      file = new BufferedWriter(new FileWriter(path, StandardCharsets.UTF_8));
      return limit
          + String.format(
              Locale.ROOT,
              "the rest, up to %,d characters, is in %s until the kernel ends]%n",
              MOST_FILED,
              path);
    } catch (IOException e) {
      return limit + "the rest is lost, since no file can be written: " + e.getMessage() + "]\n";
    }
  }

  /** Puts text that is not shown into the file. */
  void file(String text) {
    if (file == null) {
      return;
    }
    try {
      filed += text.length();
      if (filed > MOST_FILED) {
        file.write(String.format("%n[the rest is dropped]%n"));
        close();
      } else {
        file.write(text);
      }
    } catch (IOException e) {
      close();
    }
  }

  /** Makes what was filed visible to readers of the file. */
  void flush() {
    try {
      if (file != null) {
        file.flush();
      }
    } catch (IOException e) {
      close();
    }
  }

  private void close() {
    Writer open = file;
    file = null;
    try {
      open.close();
    } catch (IOException e) {
      System.getLogger(TextLimit.class.getName())
          .log(System.Logger.Level.WARNING, "output of a cell is lost; is the disk full?", e);
    }
  }
}
