package trips.download;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trips.data.DataFolder;
import trips.data.TripDataException;

/**
 * The bytes of a file that is on its way, beside it as {@code .NAME.part}, and in {@code
 * .NAME.part.properties} which version of the file they are of.
 *
 * <p>The names begin with a dot so that Spark passes over them when it reads the folder. Used by
 * one thread, under a {@link MonthLock}. All methods throw {@link TripDataException} if the disk
 * fails. Files are written through {@code RandomAccessFile}, which an interrupt does not close in
 * the middle of a write.
 */
final class PartFile {

  private static final int COPY = 1 << 16;

  private final Path target;
  private final Path bytes;
  private final Path about;
  private final byte[] copy = new byte[COPY];
  private RandomAccessFile open;

  PartFile(Path target) {
    this.target = target;
    bytes = target.resolveSibling("." + target.getFileName() + ".part");
    about = target.resolveSibling("." + target.getFileName() + ".part.properties");
  }

  /** Returns where the bytes lie. */
  Path path() {
    return bytes;
  }

  /** Returns the bytes that are there, 0 if there is no part. */
  long length() {
    try {
      if (open != null) {
        return open.length();
      }
      return Files.exists(bytes) ? Files.size(bytes) : 0;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Returns the version that the bytes belong to; empty if there are none, or nobody knows. */
  Optional<Stamp> stamp() {
    try {
      Optional<Stamp> stamp =
          Files.exists(about) ? Stamp.parse(Files.readString(about)) : Optional.empty();
      long length = length();
      return stamp.filter(each -> length > 0 && length <= each.length());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Begins a version from its first byte; what was there is gone. */
  void begin(Stamp stamp) {
    // In this order: after a kill in between there must not be old bytes under a new stamp.
    cutTo(0);
    try {
      Files.writeString(about, stamp.text());
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Forgets all bytes but the first so many; the next come after them. */
  void cutTo(long length) {
    try {
      if (open == null) {
        open = new RandomAccessFile(bytes.toFile(), "rw");
      }
      open.setLength(length);
      open.seek(length);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Adds bytes; {@link #begin} or {@link #cutTo} must have come before. */
  void append(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        while (buffer.hasRemaining()) {
          int some = Math.min(buffer.remaining(), COPY);
          buffer.get(copy, 0, some);
          open.write(copy, 0, some);
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Returns the first bytes as text, at most so many. */
  String beginning(int most) {
    try {
      byte[] first = new byte[(int) Math.min(most, open.length())];
      open.seek(0);
      open.readFully(first);
      open.seek(open.length());
      return new String(first, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * Makes the part the file, in one step: a reader sees the old file or the new, never a mixture.
   */
  void publish() {
    try {
      if (open == null) {
        open = new RandomAccessFile(bytes.toFile(), "rw");
      }
      // Else a power cut could leave the file's name without its bytes.
      open.getFD().sync();
      close();
      Files.move(bytes, target, ATOMIC_MOVE);
      Files.deleteIfExists(about);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Deletes the part. */
  void discard() {
    try {
      close();
      Files.deleteIfExists(bytes);
      Files.deleteIfExists(about);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Closes the part and keeps it; a later call opens it again. */
  void close() {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw unusable(e);
      } finally {
        open = null;
      }
    }
  }

  private TripDataException unusable(IOException e) {
    return unusable(target.getParent(), e);
  }

  /** Returns what a reader is told when a folder cannot be read or written. */
  static TripDataException unusable(Path folder, IOException e) {
    return new TripDataException(
        "nothing can be written to "
            + folder
            + " ("
            + e
            + "); check its permissions and its free space, or set "
            + DataFolder.VARIABLE
            + " to another folder",
        e);
  }
}
