package trips.data.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.Decompressor;
import trips.data.TripDataException;

/** Reads the first line of a CSV file. */
final class CsvHeader {

  /** The longest layout has about 500 characters; a file without line ends is not read through. */
  private static final int MOST_BYTES = 1 << 16;

  private CsvHeader() {}

  /**
   * Returns the layout of a file.
   *
   * @throws TripDataException if its first line does not name the columns of trips
   */
  static Layout layout(Configuration conf, TripFile file) throws IOException {
    byte[] line = firstLine(conf, file);
    CsvLine cells = new CsvLine();
    String problem = cells.split(line, line.length);
    if (problem != null) {
      throw file.failure("has a first line that names no columns: " + problem);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.count(); i++) {
      names.add(cells.text(i).strip());
    }
    Map<String, Integer> places = TripColumns.match(file, names);
    return new Layout.Csv(names.size(), Collections.unmodifiableMap(places));
  }

  private static byte[] firstLine(Configuration conf, TripFile file) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(file.path());
    if (codec == null) {
      try (InputStream in = file.path().getFileSystem(conf).open(file.path())) {
        return firstLine(in);
      }
    }
    Decompressor decompressor = CodecPool.getDecompressor(codec);
    try (InputStream in =
        codec.createInputStream(file.path().getFileSystem(conf).open(file.path()), decompressor)) {
      return firstLine(in);
    } finally {
      CodecPool.returnDecompressor(decompressor);
    }
  }

  private static byte[] firstLine(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
      line.write(b);
      if (line.size() == MOST_BYTES) {
        break;
      }
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF")
        ? text.substring(1).getBytes(StandardCharsets.UTF_8)
        : line.toByteArray();
  }
}
