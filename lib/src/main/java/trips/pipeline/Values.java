package trips.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Small values as text that keeps their type: {@code Long 5} comes back as a Long. */
final class Values {

  static final int MOST_BYTES = 4_096;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Function<String, Object>> TYPES =
      Map.of(
          "String", text -> text,
          "Boolean", Boolean::valueOf,
          "Integer", Integer::valueOf,
          "Long", Long::valueOf,
          "Short", Short::valueOf,
          "Byte", Byte::valueOf,
          "Double", Double::valueOf,
          "Float", Float::valueOf,
          "BigDecimal", BigDecimal::new,
          "BigInteger", BigInteger::new);

  private Values() {}

  /**
   * Returns a value as text, or null for null.
   *
   * @param what the value is, for the message
   * @throws IllegalArgumentException if its type is not kept, or it is too long
   */
  static String encode(String what, Object value) {
    if (value == null) {
      return null;
    }
    String type = value.getClass().getSimpleName();
    if (!TYPES.containsKey(type) || !isOfJdk(value)) {
      throw new IllegalArgumentException(
          what
              + " is a "
              + value.getClass().getName()
              + "; keep a String, a Number, a Boolean or null, and data in a file or a table whose"
              + " name is kept");
    }
    int bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          what
              + " has "
              + bytes
              + " bytes as text, but at most "
              + MOST_BYTES
              + " are kept; write it to a file or a table and keep that name");
    }
    return type + ":" + value;
  }

  private static boolean isOfJdk(Object value) {
    String name = value.getClass().getPackageName();
    return name.equals("java.lang") || name.equals("java.math");
  }

  /** Returns the value of a text that {@link #encode} has made. */
  static Object decode(String text) {
    if (text == null) {
      return null;
    }
    int colon = text.indexOf(':');
    return TYPES.get(text.substring(0, colon)).apply(text.substring(colon + 1));
  }

  /**
   * Returns a text as a value of the type of another; as it is, if the other is null.
   *
   * @throws IllegalArgumentException if it is none of that type
   */
  static Object like(Object other, String text) {
    if (other == null) {
      return text;
    }
    String type = other.getClass().getSimpleName();
    try {
      return TYPES.get(type).apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no " + type + ", as its default is", e);
    }
  }

  /** Returns values by name as text. */
  static String encode(Map<String, Object> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, encode("'" + name + "'", value)));
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }

  /** Returns the values of a text that {@link #encode(Map)} has made. */
  static Map<String, Object> decodeAll(String text) {
    try {
      Map<String, Object> values = new LinkedHashMap<>();
      JSON.readValue(text, new TypeReference<Map<String, String>>() {})
          .forEach((name, value) -> values.put(name, decode(value)));
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds parameters that are none: " + text, e);
    }
  }
}
