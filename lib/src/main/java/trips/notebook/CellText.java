package trips.notebook;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** The text of one value, nested or not, the way Spark's SQL would write it. */
final class CellText {

  private static final int MOST_BYTES = 24;

  /** Without a fraction where there is none: 2020-03-01 00:05:00. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final ZoneId zone;

  /**
   * Creates one that shows instants in a zone.
   *
   * @param zone Spark's session time zone, since java.sql.Timestamp's own text would use the JVM's
   */
  CellText(ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the text of a value; null for null. */
  String of(Object value) {
    return value == null ? null : text(value);
  }

  private String text(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Row row) {
      return struct(row);
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      return map(CollectionConverters.asJava(map));
    }
    if (value instanceof scala.collection.Iterable<?> values) {
      List<Object> list = new ArrayList<>();
      CollectionConverters.asJava(values).forEach(list::add);
      return list(list);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Object[] array) {
      return list(Arrays.asList(array));
    }
    if (value instanceof byte[] bytes) {
      return bytes(bytes);
    }
    return scalar(value);
  }

  private String scalar(Object value) {
    if (value instanceof Timestamp timestamp) {
      return TIME.format(timestamp.toInstant().atZone(zone));
    }
    if (value instanceof Instant instant) {
      return TIME.format(instant.atZone(zone));
    }
    if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    if (value instanceof Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value.toString();
  }

  private String struct(Row row) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < row.length(); i++) {
      String name = row.schema() == null ? "" : row.schema().fieldNames()[i] + ": ";
      fields.add(name + text(row.get(i)));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private String list(List<?> values) {
    return values.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private String map(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> text(entry.getKey()) + " → " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String bytes(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
    return "0x" + hex + (bytes.length > MOST_BYTES ? "… (" + bytes.length + " bytes)" : "");
  }
}
