package trips.notebook;

import ijava.spi.MimeBundle;
import ijava.spi.Renderer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Shows a session as a card: version, master, cores, memory. */
final class SessionRenderer implements Renderer<SparkSession> {

  private static final String CSS =
      ".trips-s{display:inline-block;padding:10px 16px;border-radius:6px;font-size:13px;"
          + "color:var(--jp-ui-font-color1,inherit);border:1px solid var(--jp-border-color2,#8886)}"
          + ".trips-s dl{display:grid;grid-template-columns:auto auto;gap:2px 16px;margin:6px 0 0}"
          + ".trips-s dt{color:var(--jp-ui-font-color2,#777);font-weight:400}"
          + ".trips-s dd{margin:0;white-space:nowrap}";

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
    Map<String, String> facts = facts(session.sparkContext());
    Html html = new Html().open("div", "class", "trips-s").style(CSS).element("strong", title);
    html.open("dl");
    facts.forEach((name, value) -> html.element("dt", name).element("dd", value));
    html.close("dl").close("div");
    StringBuilder text = new StringBuilder(title);
    facts.forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
    return MimeBundle.of(MimeBundle.HTML, html.toString()).and(MimeBundle.TEXT, text.toString());
  }

  private static Map<String, String> facts(SparkContext context) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("master", context.master());
    if (context.isLocal()) {
      facts.put("cores", cores(context));
    } else {
      // The driver is one of those that report memory.
      facts.put("executors", String.valueOf(context.getExecutorMemoryStatus().size() - 1));
    }
    facts.put("memory", memory(context));
    if (context.uiWebUrl().isDefined()) {
      facts.put("UI", context.uiWebUrl().get());
    }
    // Not the path: outputs are committed, and paths name people's machines.
    facts.put("log", "Spark.logFile()");
    return facts;
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
