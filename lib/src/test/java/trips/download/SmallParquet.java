package trips.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Small real Parquet files, written by Parquet's own library. */
final class SmallParquet {

  /** Columns of TLC's files with their types, those that March 2020 is read from. */
  static final String TRIPS =
      """
      message trips {
        optional binary hvfhs_license_num (STRING);
        optional binary dispatching_base_num (STRING);
        optional int64 pickup_datetime (TIMESTAMP(MICROS,false));
        optional int64 dropoff_datetime (TIMESTAMP(MICROS,false));
        optional int64 PULocationID;
        optional int64 DOLocationID;
        optional binary shared_request_flag (STRING);
      }
      """;

  private SmallParquet() {}

  /** Returns a file of trips; another seed gives other bytes. */
  static byte[] trips(int rows, long seed) {
    return bytes(TRIPS, rows, seed);
  }

  /** Returns a file with the columns of a schema. */
  static byte[] bytes(String schema, int rows, long seed) {
    try {
      Path folder = Files.createTempDirectory("small-parquet");
      Path file = folder.resolve("file.parquet");
      try {
        write(file, MessageTypeParser.parseMessageType(schema), rows, new Random(seed));
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, MessageType schema, int rows, Random random)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      SimpleGroupFactory groups = new SimpleGroupFactory(schema);
      for (int row = 0; row < rows; row++) {
        Group group = groups.newGroup();
        for (int column = 0; column < schema.getFieldCount(); column++) {
          switch (schema.getType(column).asPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> group.add(column, "HV000" + (2 + random.nextInt(4)));
            case INT64 -> group.add(column, 1_583_000_000_000_000L + random.nextInt());
            default -> throw new IllegalArgumentException(schema.toString());
          }
        }
        writer.write(group);
      }
    }
  }
}
