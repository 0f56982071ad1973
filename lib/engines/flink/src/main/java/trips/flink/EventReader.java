package trips.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads events as {@code trips.replay.TripEvent} writes them. A damaged one goes on as such: an
 * exception would end the job, and each restart would meet the same event again.
 */
final class EventReader implements KafkaRecordDeserializationSchema<Seen> {

  private static final long serialVersionUID = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Seen> out) {
    long readMicros = Micros.now();
    Seen event;
    try {
      event = read(record, readMicros);
    } catch (JsonProcessingException e) {
      event = damaged(record, readMicros, "no JSON: " + e.getOriginalMessage());
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      event = damaged(record, readMicros, e.getMessage());
    }
    out.collect(event);
  }

  private static Seen read(ConsumerRecord<byte[], byte[]> record, long readMicros)
      throws IOException {
    JsonNode event = JSON.readTree(record.value() == null ? new byte[0] : record.value());
    String began = field(event, "event_time").asText();
    return new Seen(
        record.partition(),
        record.offset(),
        record.key(),
        record.timestamp(),
        zone(field(event, "PULocationID")),
        LocalDateTime.parse(began).toInstant(ZoneOffset.UTC).toEpochMilli(),
        Micros.of(Instant.parse(field(event, "sent_time").asText())),
        readMicros,
        null);
  }

  private static Seen damaged(
      ConsumerRecord<byte[], byte[]> record, long readMicros, String error) {
    return new Seen(
        record.partition(),
        record.offset(),
        record.key(),
        record.timestamp(),
        0,
        0,
        0,
        readMicros,
        error);
  }

  private static JsonNode field(JsonNode event, String name) {
    JsonNode value = event.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("the event has no " + name);
    }
    return value;
  }

  private static int zone(JsonNode value) {
    if (!value.isInt()) {
      throw new IllegalArgumentException("PULocationID is " + value + ", but must be a zone's id");
    }
    return value.intValue();
  }

  @Override
  public TypeInformation<Seen> getProducedType() {
    return TypeInformation.of(Seen.class);
  }
}
