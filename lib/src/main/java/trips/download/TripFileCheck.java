package trips.download;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import trips.data.TripSchema;

/**
 * Makes sure that a file is a whole Parquet file of trips.
 *
 * <p>Read are both ends and the footer, which takes milliseconds at any size. Pages are not: what
 * lies between the ends is vouched for by the length and the version of the transfer.
 */
final class TripFileCheck {

  /** How a Parquet file begins and ends. */
  static final String MAGIC = "PAR1";

  /** What all layouts have in common; a column more, as in 2025, is no reason to refuse a file. */
  private static final List<String> NEEDED =
      List.of(
          TripSchema.LICENSE,
          TripSchema.BASE,
          TripSchema.PICKUP,
          TripSchema.DROPOFF,
          TripSchema.PICKUP_ZONE,
          TripSchema.DROPOFF_ZONE);

  private TripFileCheck() {}

  /**
   * Returns the number of rows of a file.
   *
   * @throws UnusableFile if it is cut off, no Parquet file, or not one of trips
   */
  static long rows(Path file) throws UnusableFile {
    try {
      long end = endOfData(file);
      try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
        requireColumns(reader.getFooter());
        requireInside(reader.getFooter(), end);
        return requireRows(reader.getRecordCount());
      }
    } catch (IOException | RuntimeException e) {
      // Parquet throws all kinds of them for a footer that is garbage.
      throw new UnusableFile("its Parquet footer cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Returns where the footer begins, in a file that begins and ends as it should. */
  private static long endOfData(Path file) throws IOException, UnusableFile {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      // Magic, a footer of at least its own length, magic.
      if (bytes.length() < 2L * MAGIC.length() + Integer.BYTES) {
        throw new UnusableFile("it has only " + bytes.length() + " bytes");
      }
      requireMagic(bytes, 0, "begin");
      long magic = bytes.length() - MAGIC.length();
      requireMagic(bytes, magic, "end");
      bytes.seek(magic - Integer.BYTES);
      // Parquet's numbers begin with the smallest byte.
      return magic - Integer.BYTES - Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
    }
  }

  private static void requireMagic(RandomAccessFile bytes, long at, String where)
      throws IOException, UnusableFile {
    byte[] found = new byte[MAGIC.length()];
    bytes.seek(at);
    bytes.readFully(found);
    if (!new String(found, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw new UnusableFile("it does not " + where + " as a Parquet file does");
    }
  }

  private static void requireColumns(ParquetMetadata footer) throws UnusableFile {
    // Spark takes names without regard to case, so a file that differs in it is as good.
    Set<String> present =
        footer.getFileMetaData().getSchema().getFields().stream()
            .map(field -> field.getName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : NEEDED) {
      if (!present.contains(name.toLowerCase(Locale.ROOT))) {
        throw new UnusableFile("it has no column " + name + ", only " + present);
      }
    }
  }

  private static void requireInside(ParquetMetadata footer, long end) throws UnusableFile {
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getStartingPos() + chunk.getTotalSize() > end) {
          throw new UnusableFile("its footer tells of more bytes than there are");
        }
      }
    }
  }

  private static long requireRows(long rows) throws UnusableFile {
    if (rows == 0) {
      throw new UnusableFile("it has no rows");
    }
    return rows;
  }
}
