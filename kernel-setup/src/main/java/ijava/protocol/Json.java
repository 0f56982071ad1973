package ijava.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The one JSON mapper of the protocol: snake case, unknown fields ignored. */
public final class Json {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns values as an array on one line. */
  public static JsonNode array(Object... values) {
    return MAPPER.valueToTree(values);
  }

  /**
   * Returns the JSON of a text.
   *
   * @throws JsonProcessingException if the text is not JSON
   */
  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Returns an object as a map of maps, lists and scalars; empty for anything else. */
  public static Map<String, Object> mapOf(JsonNode value) {
    return value.isObject()
        ? MAPPER.convertValue(value, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }

  /** Returns a record, map or bundle as an object; absent values are left out. */
  public static ObjectNode objectOf(Object value) {
    return MAPPER.valueToTree(value);
  }
}
