package trips.data.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * How a test writes Parquet: with its own low-level writer, since Spark's does not write what
 * others do.
 *
 * @param types by column of ours, in the file's order, as Parquet's schemas write them with {@code
 *     %s} for the name
 */
record ParquetFile(Map<String, String> types, boolean checksums) {

  static final String MICROS = "optional int64 %s (TIMESTAMP(MICROS,false))";

  private static final int JULIAN_DAY_OF_1970 = 2_440_588;

  /** Returns the types that TLC's files have, zones in 32 bits. */
  static ParquetFile of(List<String> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column, usual(column)));
    return new ParquetFile(types, true);
  }

  /** Returns this with another type for a column. */
  ParquetFile with(String column, String type) {
    Map<String, String> changed = new LinkedHashMap<>(types);
    changed.put(column, type);
    return new ParquetFile(changed, checksums);
  }

  Path write(Path file, List<TripRow> rows) {
    return write(file, rows, name -> name);
  }

  Path write(Path file, List<TripRow> rows, java.util.function.UnaryOperator<String> names) {
    MessageType schema = schema(names);
    Configuration conf = new Configuration();
    try {
      var to = new org.apache.hadoop.fs.Path(file.toUri());
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(HadoopOutputFile.fromPath(to, conf))
              .withConf(conf)
              .withType(schema)
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .withPageWriteChecksumEnabled(checksums)
              .build()) {
        for (TripRow row : rows) {
          writer.write(group(schema, row));
        }
      }
      // Else Hadoop's file system would find the damage that tests do, before the reader does.
      Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MessageType schema(java.util.function.UnaryOperator<String> names) {
    StringBuilder text = new StringBuilder("message trips {");
    types.forEach((column, type) -> text.append(type.formatted(names.apply(column))).append(";\n"));
    return MessageTypeParser.parseMessageType(text.append("}").toString());
  }

  private Group group(MessageType schema, TripRow row) {
    Group group = new SimpleGroup(schema);
    int at = 0;
    for (String column : types.keySet()) {
      Object value = row.get(column);
      if (value != null) {
        add(group, at, schema.getType(at), value);
      }
      at++;
    }
    return group;
  }

  private static void add(Group group, int at, Type type, Object value) {
    Object plain = value instanceof LocalDateTime time ? sinceEpoch(time, type) : value;
    switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> group.add(at, ((Number) plain).intValue());
      case INT64 -> group.add(at, ((Number) plain).longValue());
      case FLOAT -> group.add(at, ((Number) plain).floatValue());
      case DOUBLE -> group.add(at, ((Number) plain).doubleValue());
      case INT96 -> group.add(at, julian((LocalDateTime) value));
      default -> group.add(at, plain.toString());
    }
  }

  private static Object sinceEpoch(LocalDateTime time, Type type) {
    if (!(type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation unit)) {
      return time;
    }
    long nanos = time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000 + time.getNano();
    return switch (unit.getUnit()) {
      case MILLIS -> Math.floorDiv(nanos, 1_000_000L);
      case MICROS -> Math.floorDiv(nanos, 1_000L);
      case NANOS -> nanos;
    };
  }

  private static NanoTime julian(LocalDateTime time) {
    return new NanoTime(
        (int) time.toLocalDate().toEpochDay() + JULIAN_DAY_OF_1970,
        time.toLocalTime().toNanoOfDay());
  }

  private static String usual(String column) {
    DataType type = TripColumns.field(column).dataType();
    if (type.equals(DataTypes.StringType)) {
      return "optional binary %s (STRING)";
    }
    if (type.equals(DataTypes.TimestampNTZType)) {
      return MICROS;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return "optional int32 %s";
    }
    return type.equals(DataTypes.LongType) ? "optional int64 %s" : "optional double %s";
  }
}
