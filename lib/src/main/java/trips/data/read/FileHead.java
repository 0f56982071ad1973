package trips.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** What the first bytes of a file say about its format, whatever its name says. */
enum FileHead {
  /** Nothing in it. */
  EMPTY,
  /** Parquet's magic. */
  PARQUET,
  /** Parquet with an encrypted footer. */
  ENCRYPTED,
  /** Gzip's magic. */
  GZIP,
  /** A zip archive. */
  ZIP,
  /** HTML or XML, for instance what a host answers instead of a file. */
  MARKUP,
  /** Text of two bytes a character. */
  UTF_16,
  /** Anything else, text of one byte a character among it. */
  OTHER;

  private static final int BYTES = 64;

  /** Reads as much of a stream as it takes. */
  static FileHead of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(BYTES);
    if (head.length == 0) {
      return EMPTY;
    }
    if (startsWith(head, 'P', 'A', 'R', '1')) {
      return PARQUET;
    }
    if (startsWith(head, 'P', 'A', 'R', 'E')) {
      return ENCRYPTED;
    }
    if (startsWith(head, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
      return UTF_16;
    }
    return isMarkup(head) ? MARKUP : OTHER;
  }

  /**
   * Returns why a file with this head is not what it should be, or nothing if it may be.
   *
   * @param parquet whether it should be Parquet, else CSV
   */
  Optional<String> problem(boolean parquet) {
    return Optional.ofNullable(
        switch (this) {
          case EMPTY -> "is empty; remove it, or download or write it again";
          case ENCRYPTED -> "is encrypted Parquet; only plain Parquet is read";
          case ZIP -> "is a zip archive; unpack it and read what is inside";
          case MARKUP ->
              "holds a web page or a host's error message instead of trips; TLC's host answers so for"
                  + " a month that it does not have. Remove the file and download it again";
          case UTF_16 -> "is text in UTF-16; save it as UTF-8";
          case GZIP -> parquet ? "is gzip, not Parquet; unpack it, or name it .csv.gz" : null;
          case PARQUET -> parquet ? null : "is Parquet; rename it to end in .parquet";
          case OTHER -> parquet ? "is not Parquet; if it is text, rename it to end in .csv" : null;
        });
  }

  private static boolean startsWith(byte[] head, int... expected) {
    return head.length >= expected.length
        && Arrays.equals(head, 0, expected.length, bytes(expected), 0, expected.length);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static boolean isMarkup(byte[] head) {
    int at = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    while (at < head.length && Character.isWhitespace(head[at])) {
      at++;
    }
    return at < head.length && head[at] == '<';
  }
}
