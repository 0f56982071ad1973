package trips.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the job says about one event. Public, because Flink's own serializer takes no other record.
 *
 * @param event the event
 * @param count how many events of its zone and minute there were with it; null if it is damaged, or
 *     so late that its minute has been forgotten
 * @param doneMicros when it was counted, in microseconds since 1970
 */
public record Counted(Seen event, Long count, long doneMicros) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  /** Returns the result as JSON, with the names of {@code trips.cluster.FlinkJob.schema()}. */
  byte[] json() {
    ObjectNode object = JSON.createObjectNode();
    object.put("partition", event.partition());
    object.put("offset", event.offset());
    if (event.error() == null) {
      object.put("PULocationID", event.zone());
      object.put("minute", TIME.format(clock(event.minute())));
      object.put("count", count);
      object.put("sent_time", Micros.instant(event.sentMicros()).toString());
    }
    object.put("written_time", Instant.ofEpochMilli(event.writtenMillis()).toString());
    object.put("read_time", Micros.instant(event.readMicros()).toString());
    object.put("done_time", Micros.instant(doneMicros).toString());
    if (event.error() != null) {
      object.put("error", event.error());
    }
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static LocalDateTime clock(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
