package ijava.display;

import ijava.spi.LiveRenderer;
import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import ijava.spi.ValueFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The table that says how values are shown: the renderer of the nearest supertype, classes before
 * interfaces, and plain text where there is none.
 *
 * <p>Safe for use by any thread.
 */
public final class Renderers {

  private final Map<Class<?>, Renderer<?>> byType = new ConcurrentHashMap<>();

  Renderers() {}

  /** Adds how values of the JDK are shown: images, collections, maps, links and more. */
  public void addStandard() {
    StandardRenderers.addTo(this);
  }

  /** Adds a renderer; for the same type the one added last wins. */
  public void add(Renderer<?> renderer) {
    byType.put(renderer.type(), renderer);
  }

  /**
   * Returns all representations of a value; falls back to plain text if its renderer fails. What a
   * {@link ValueFailure} carries is thrown, checked or not.
   */
  public MimeBundle render(Object value) {
    if (value == null) {
      return MimeBundle.text("null");
    }
    if (value instanceof MimeBundle bundle) {
      return bundle;
    }
    Renderer<?> renderer = find(value.getClass());
    if (renderer == null) {
      return MimeBundle.text(PlainText.of(value));
    }
    try {
      return renderWith(renderer, value);
    } catch (ValueFailure e) {
      throw Renderers.<RuntimeException>unchecked(e.getCause());
    } catch (Exception e) {
      return MimeBundle.text(
          PlainText.of(value)
              + System.lineSeparator()
              + "(shown as text: "
              + renderer.getClass().getSimpleName()
              + " failed with "
              + e
              + ")");
    }
  }

  /**
   * Returns the named representations of a value.
   *
   * @param as MIME types; a string is taken to be of the first, and gets a short plain text, too
   * @throws IllegalArgumentException if the value has none of them
   */
  public MimeBundle render(Object value, String... as) {
    if (as.length == 0) {
      return render(value);
    }
    if (value instanceof CharSequence text) {
      return of(as[0], text.toString());
    }
    MimeBundle all = render(value);
    MimeBundle chosen = null;
    for (String type : as) {
      Object representation = all.data().get(type);
      if (representation != null) {
        chosen =
            chosen == null ? MimeBundle.of(type, representation) : chosen.and(type, representation);
      }
    }
    if (chosen == null) {
      throw new IllegalArgumentException(
          "a "
              + value.getClass().getName()
              + " cannot be shown as "
              + String.join(", ", as)
              + "; it can be shown as "
              + String.join(", ", all.data().keySet()));
    }
    return chosen;
  }

  /** Returns a text as what it is, and a short one for front ends that cannot show that. */
  private static MimeBundle of(String type, String text) {
    String plain =
        type.startsWith("text/")
            ? PlainText.ofElement(text)
            : type + ", " + text.length() + " characters";
    return MimeBundle.text(plain).and(type, text);
  }

  /** Returns whether what is shown for a value will be replaced while the value changes. */
  boolean isLive(Object value) {
    return value != null && find(value.getClass()) instanceof LiveRenderer<?>;
  }

  /**
   * Lets the renderer of a value follow it.
   *
   * @param replace takes what replaces the value's display
   */
  void follow(Object value, Consumer<MimeBundle> replace) {
    if (value != null && find(value.getClass()) instanceof LiveRenderer<?> live) {
      followWith(live, value, replace);
    }
  }

  private static <T> void followWith(
      LiveRenderer<T> renderer, Object value, Consumer<MimeBundle> replace) {
    renderer.follow(renderer.type().cast(value), replace);
  }

  private static <T> MimeBundle renderWith(Renderer<T> renderer, Object value) throws Exception {
    return renderer.render(renderer.type().cast(value));
  }

  /** Lets a cell see the exception of its own code, also one that no method here declares. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private Renderer<?> find(Class<?> type) {
    if (type.isArray() && !byType.containsKey(type) && !type.componentType().isPrimitive()) {
      return byType.get(Object[].class);
    }
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      Renderer<?> renderer = byType.get(c);
      if (renderer != null) {
        return renderer;
      }
      interfaces.addAll(Set.of(c.getInterfaces()));
    }
    Deque<Class<?>> open = new ArrayDeque<>(interfaces);
    while (!open.isEmpty()) {
      Class<?> next = open.poll();
      Renderer<?> renderer = byType.get(next);
      if (renderer != null) {
        return renderer;
      }
      open.addAll(Set.of(next.getInterfaces()));
    }
    return byType.get(Object.class);
  }
}
