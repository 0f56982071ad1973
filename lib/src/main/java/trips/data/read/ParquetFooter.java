package trips.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads what a Parquet file says about its columns. */
final class ParquetFooter {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /** Magic, length of the footer, magic. */
  private static final int SMALLEST = 12;

  private ParquetFooter() {}

  /**
   * Returns the layout of a file that begins as Parquet does.
   *
   * @throws trips.data.TripDataException if it is cut off or damaged, or its columns are not trips'
   */
  static Layout layout(Configuration conf, TripFile file) throws IOException {
    requireEnd(conf, file);
    MessageType schema = schema(conf, file);
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    List<ParquetColumn> columns = new ArrayList<>();
    TripColumns.match(file, names)
        .forEach((column, at) -> columns.add(ParquetTypes.of(file, column, schema.getType(at))));
    return new Layout.Parquet(List.copyOf(columns));
  }

  /** What a download leaves that broke off: the beginning is there, the end is not. */
  private static void requireEnd(Configuration conf, TripFile file) throws IOException {
    byte[] end = new byte[MAGIC.length];
    if (file.status().getLen() >= SMALLEST) {
      try (FSDataInputStream in = file.path().getFileSystem(conf).open(file.path())) {
        in.readFully(file.status().getLen() - end.length, end);
      }
    }
    if (!Arrays.equals(end, MAGIC)) {
      throw file.failure(
          String.format(
              Locale.ROOT,
              "is cut off: it has %,d bytes and no Parquet footer at its end; download or write it"
                  + " again",
              file.status().getLen()));
    }
  }

  private static MessageType schema(Configuration conf, TripFile file) {
    ParquetReadOptions options =
        HadoopReadOptions.builder(conf, file.path())
            .withMetadataFilter(ParquetMetadataConverter.SKIP_ROW_GROUPS)
            .build();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file.status(), conf), options)) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // Damaged lengths in the footer make the decoder ask for any amount of memory.
      throw file.failure(
          "has a damaged Parquet footer ("
              + CellText.shown(String.valueOf(e.getMessage()), 200)
              + "); download or write it again",
          e);
    }
  }
}
