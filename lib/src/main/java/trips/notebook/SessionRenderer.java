package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Shows a session as a card: version, master, executors or cores, memory, the way to the UI and the
 * log.
 */
final class SessionRenderer implements Renderer<SparkSession> {

  private final UiLink uiLink;

  SessionRenderer(UiLink uiLink) {
    this.uiLink = uiLink;
  }

  @Override
  public Class<SparkSession> type() {
    return SparkSession.class;
  }

  @Override
  public MimeBundle render(SparkSession session) {
    if (session.sparkContext().isStopped()) {
      return MimeBundle.text("a Spark session that was stopped; Spark.session() starts another");
    }
    String title = "Spark " + session.version();
    List<Fact> facts = facts(session.sparkContext());
    Html html = new Html().open("div", "class", "trips-s").style(Card.CSS).element("strong", title);
    html.open("dl");
    facts.forEach(fact -> fact.addTo(html));
    html.close("dl").close("div");
    StringBuilder text = new StringBuilder(title);
    facts.forEach(fact -> text.append('\n').append(fact.name()).append(": ").append(fact.text()));
    return MimeBundle.of(MimeBundle.HTML, html.toString()).and(MimeBundle.TEXT, text.toString());
  }

  /**
   * A line of the card.
   *
   * @param text without hosts and ports, since it is compared and committed
   * @param shown what the reader of the card sees
   * @param link where that leads, or null
   */
  private record Fact(String name, String text, String shown, String link) {

    Fact(String name, String text) {
      this(name, text, text, null);
    }

    void addTo(Html html) {
      html.element("dt", name).open("dd");
      if (link == null) {
        html.text(shown);
      } else {
        html.element("a", shown, "href", link, "target", "_blank", "rel", "noopener");
      }
      html.close("dd");
    }
  }

  private List<Fact> facts(SparkContext context) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("master", withoutHost(context.master()), context.master(), null));
    if (context.isLocal()) {
      facts.add(new Fact("cores", cores(context)));
    } else {
      // The driver is one of those that report memory.
      int executors = context.getExecutorMemoryStatus().size() - 1;
      String each = context.conf().get("spark.executor.memory", "1g");
      facts.add(new Fact("executors", executors + " with " + each + " each"));
    }
    facts.add(new Fact("memory", memory(context)));
    facts.add(
        uiLink
            .of(context)
            .map(link -> new Fact("UI", "on", "jobs, stages and storage", link))
            .orElse(new Fact("UI", "off; spark.ui.enabled turns it on")));
    // Not the path: outputs are committed, and paths name people's machines.
    facts.add(new Fact("log", "Spark.logFile()"));
    return facts;
  }

  /** Returns what kind of master it is: {@code spark://…} for {@code spark://host:7077}. */
  static String withoutHost(String master) {
    int host = master.indexOf("://");
    return host < 0 ? master : master.substring(0, host) + "://…";
  }

  /** Returns the number in local[4], or all there are for local[*]. */
  private static String cores(SparkContext context) {
    String master = context.master();
    if (master.equals("local")) {
      return "1";
    }
    String digits = master.replaceAll("^local\\[(\\d+).*$", "$1");
    return digits.equals(master)
        ? String.valueOf(Runtime.getRuntime().availableProcessors())
        : digits;
  }

  private static String memory(SparkContext context) {
    double gigabytes = Runtime.getRuntime().maxMemory() / (double) (1L << 30);
    return String.format(
        Locale.ROOT,
        context.isLocal() ? "%.1f GB, shared with the notebook" : "%.1f GB for the driver",
        gigabytes);
  }
}
