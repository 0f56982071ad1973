package ijava.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes through a {@link Comm}.
 *
 * @param data JSON as maps, lists, strings, numbers, booleans and null
 * @param metadata further facts of a protocol on top of comms, often empty
 * @param buffers binary attachments, often none
 */
public record CommMessage(
    Map<String, Object> data, Map<String, Object> metadata, List<byte[]> buffers) {

  /** Copies the maps and the list. */
  public CommMessage {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    buffers = List.copyOf(buffers);
  }

  /** Returns a message of data alone. */
  public static CommMessage of(Map<String, ?> data) {
    return new CommMessage(Collections.unmodifiableMap(data), Map.of(), List.of());
  }
}
