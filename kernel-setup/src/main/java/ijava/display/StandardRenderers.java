package ijava.display;

import ijava.spi.Escape;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.awt.image.RenderedImage;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;

/**
 * How values of the JDK are shown. Every bundle has a text; types that are not here, such as {@code
 * java.time}'s, paths and strings, have a good text of their own.
 */
final class StandardRenderers {

  /** The most rows of a table. */
  static final int MOST_ROWS = 100;

  /** The most frames of an exception that is a value. */
  private static final int MOST_FRAMES = 15;

  private final Renderers table;

  private StandardRenderers(Renderers table) {
    this.table = table;
  }

  /** Adds the renderers to a table. */
  static void addTo(Renderers table) {
    StandardRenderers standard = new StandardRenderers(table);
    table.add(of(RenderedImage.class, Pictures::render));
    table.add(of(Collection.class, StandardRenderers::collection));
    table.add(of(Object[].class, StandardRenderers::array));
    table.add(of(Map.class, StandardRenderers::map));
    table.add(of(Optional.class, standard::optional));
    table.add(of(Throwable.class, StandardRenderers::throwable));
    table.add(of(BaseStream.class, StandardRenderers::stream));
    table.add(of(Calendar.class, c -> MimeBundle.text(c.toInstant().toString())));
    table.add(of(URI.class, StandardRenderers::link));
    table.add(of(URL.class, StandardRenderers::link));
  }

  private interface Rendering<T> {
    MimeBundle of(T value) throws Exception;
  }

  private static <T> Renderer<T> of(Class<T> type, Rendering<? super T> rendering) {
    return new Renderer<>() {
      @Override
      public Class<T> type() {
        return type;
      }

      @Override
      public MimeBundle render(T value) throws Exception {
        return rendering.of(value);
      }
    };
  }

  private static MimeBundle collection(Collection<?> values) throws Exception {
    return list(values, values.size());
  }

  private static MimeBundle array(Object[] values) throws Exception {
    return list(Arrays.asList(values), values.length);
  }

  private static MimeBundle list(Collection<?> values, int size) throws Exception {
    MimeBundle text = MimeBundle.text(PlainText.of(values, size));
    List<Object> shown = new ArrayList<>();
    Iterator<?> each = values.iterator();
    while (each.hasNext() && shown.size() < MOST_ROWS) {
      shown.add(each.next());
    }
    return Records.areAlike(shown)
        ? text.and(MimeBundle.HTML, Records.table(shown, note(shown.size(), size)))
        : text;
  }

  private static MimeBundle map(Map<?, ?> values) throws Exception {
    MimeBundle text = MimeBundle.text(PlainText.of(values));
    if (values.isEmpty()) {
      return text;
    }
    Map<Object, Object> shown = new LinkedHashMap<>();
    Iterator<? extends Map.Entry<?, ?>> each = values.entrySet().iterator();
    while (each.hasNext() && shown.size() < MOST_ROWS) {
      Map.Entry<?, ?> entry = each.next();
      shown.put(entry.getKey(), entry.getValue() == values ? "(this)" : entry.getValue());
    }
    return text.and(MimeBundle.HTML, Records.table(shown, note(shown.size(), values.size())));
  }

  private static String note(int shown, int size) {
    return shown == size ? "" : shown + " of " + size + " rows";
  }

  /** Shows what the value inside shows; the text alone says that it is optional. */
  private MimeBundle optional(Optional<?> value) {
    MimeBundle text = MimeBundle.text(PlainText.of(value));
    if (value.isEmpty()) {
      return text;
    }
    MimeBundle inside = table.render(value.get());
    Map<String, Object> data = new LinkedHashMap<>(inside.data());
    data.put(MimeBundle.TEXT, text.data().get(MimeBundle.TEXT));
    return new MimeBundle(data, inside.metadata());
  }

  private static MimeBundle throwable(Throwable value) {
    StringBuilder text = new StringBuilder(PlainText.of(value));
    StackTraceElement[] frames = value.getStackTrace();
    Arrays.stream(frames).limit(MOST_FRAMES).forEach(f -> text.append("\n    at ").append(f));
    if (frames.length > MOST_FRAMES) {
      text.append("\n    … ").append(frames.length - MOST_FRAMES).append(" more");
    }
    Throwable cause = value.getCause();
    for (int depth = 0; cause != null && depth < MOST_FRAMES; depth++) {
      text.append("\ncaused by ").append(PlainText.of(cause));
      cause = cause.getCause();
    }
    return MimeBundle.text(text.toString());
  }

  /** Looking at a stream's elements would use it up. */
  private static MimeBundle stream(BaseStream<?, ?> value) {
    return MimeBundle.text(
        "a stream whose elements have not been read; collect it to see them, for example with"
            + " .toList() or .toArray()");
  }

  private static MimeBundle link(Object value) {
    String address = PlainText.of(value);
    MimeBundle text = MimeBundle.text(address);
    // Other schemes may run code where the reader clicks.
    if (!address.matches("(?i)https?://.*")) {
      return text;
    }
    String escaped = Escape.html(address);
    return text.and(
        MimeBundle.HTML, "<a href=\"" + escaped + "\" target=\"_blank\">" + escaped + "</a>");
  }
}
