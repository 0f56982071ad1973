package ijava.display;

import ijava.spi.MimeBundle;
import java.util.Objects;
import java.util.UUID;

/**
 * Shows values in the notebook; every cell has these methods imported.
 *
 * <p>The names and signatures are IJava's, so that notebooks written for it run unchanged. Outside
 * of a kernel, values are printed as text. Safe for use by any thread.
 */
public final class Display {

  private static volatile DisplayChannel channel = new PrintingChannel();
  private static final Renderers RENDERERS = new Renderers();

  private Display() {}

  /** Returns the table of renderers that this class uses. */
  public static Renderers renderers() {
    return RENDERERS;
  }

  /** Sends what is shown from now on to another channel; called by the kernel as it starts. */
  public static void connect(DisplayChannel to) {
    channel = Objects.requireNonNull(to, "to");
  }

  /** Returns all representations of a value, without showing it. */
  public static MimeBundle render(Object value) {
    return RENDERERS.render(value);
  }

  /**
   * Returns the named representations of a value, without showing it.
   *
   * @param as MIME types, for example {@code "text/html"}; a string is taken to be of the first,
   *     and gets a short plain text, too
   */
  public static MimeBundle render(Object value, String... as) {
    return RENDERERS.render(value, as);
  }

  /**
   * Shows a value below the current cell and returns the id of the display, for {@link
   * #updateDisplay(String, Object)}.
   */
  public static String display(Object value) {
    String id = show(render(value));
    RENDERERS.follow(value, channel.updater(id));
    return id;
  }

  /**
   * Returns what the kernel is to send as the result of a cell; null if it has been shown already,
   * because it goes on changing and only a display can be replaced.
   */
  public static MimeBundle result(Object value) {
    if (!RENDERERS.isLive(value)) {
      return render(value);
    }
    display(value);
    return null;
  }

  /** Shows a value in the named representations; otherwise as {@link #display(Object)}. */
  public static String display(Object value, String... as) {
    return show(render(value, as));
  }

  /** Replaces what was shown under an id, also after the cell that showed it has ended. */
  public static void updateDisplay(String id, Object value) {
    channel.update(render(value), Objects.requireNonNull(id, "id"));
  }

  /** Replaces what was shown under an id by the named representations of a value. */
  public static void updateDisplay(String id, Object value, String... as) {
    channel.update(render(value, as), Objects.requireNonNull(id, "id"));
  }

  /**
   * Removes what the current cell has shown so far.
   *
   * @param wait whether to remove only when the next output arrives, which avoids flicker
   */
  public static void clearOutput(boolean wait) {
    channel.clear(wait);
  }

  private static String show(MimeBundle bundle) {
    String id = UUID.randomUUID().toString();
    channel.show(bundle, id);
    return id;
  }

  /** Prints text, for code that runs outside of a kernel. */
  private static final class PrintingChannel implements DisplayChannel {

    @Override
    public void show(MimeBundle bundle, String id) {
      System.out.println(bundle.data().getOrDefault(MimeBundle.TEXT, bundle.data().keySet()));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
      show(bundle, id);
    }

    @Override
    public void clear(boolean wait) {}
  }
}
