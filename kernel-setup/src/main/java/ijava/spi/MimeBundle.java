package ijava.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One value in several representations, each under its MIME type; the front end shows the richest
 * that it knows.
 *
 * <p>Text goes in as a string, binary data base64-encoded as a string, JSON types as maps, lists
 * and scalars. Immutable.
 *
 * @param data representation by MIME type, in the order of insertion, never empty
 * @param metadata metadata by MIME type, for example {@code {"image/png": {"width": 640}}}
 * @see <a
 *     href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">Jupyter
 *     messaging, section Display data</a>
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {

  /** The type that every bundle should hold, for front ends without a screen. */
  public static final String TEXT = "text/plain";

  /** The type of HTML fragments. */
  public static final String HTML = "text/html";

  /** The type of SVG documents. */
  public static final String SVG = "image/svg+xml";

  /** The type of PNG images, base64-encoded. */
  public static final String PNG = "image/png";

  /** The type of Markdown. */
  public static final String MARKDOWN = "text/markdown";

  /**
   * Copies both maps.
   *
   * @throws IllegalArgumentException if data is empty
   */
  public MimeBundle {
    if (data.isEmpty()) {
      throw new IllegalArgumentException(
          "data is empty, but a bundle needs at least one representation; add a " + TEXT);
    }
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Returns a bundle of plain text alone. */
  public static MimeBundle text(String text) {
    return of(TEXT, text);
  }

  /** Returns a bundle with one representation. */
  public static MimeBundle of(String mimeType, Object representation) {
    return new MimeBundle(
        Map.of(
            Objects.requireNonNull(mimeType, "mimeType"),
            Objects.requireNonNull(representation, "representation")),
        Map.of());
  }

  /** Returns this bundle with one more representation, or with another one for the same type. */
  public MimeBundle and(String mimeType, Object representation) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(mimeType, Objects.requireNonNull(representation, "representation"));
    return new MimeBundle(more, metadata);
  }

  /** Returns this bundle with metadata for one of its types. */
  public MimeBundle withMetadata(String mimeType, Map<String, ?> values) {
    Map<String, Object> more = new LinkedHashMap<>(metadata);
    more.put(mimeType, Map.copyOf(values));
    return new MimeBundle(data, more);
  }
}
