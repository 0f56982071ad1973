package trips.notebook;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;

/** Finds the way to Spark's UI from the reader's browser. */
final class UiLink {

  /** Set by JupyterHub and by Binder, for example {@code /user/ada/}. */
  private static final String HUB_PREFIX = "JUPYTERHUB_SERVICE_PREFIX";

  private final Map<String, String> environment;

  UiLink(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns a link that opens the UI, or nothing if it is off. */
  Optional<String> of(SparkContext context) {
    return context.uiWebUrl().isEmpty()
        ? Optional.empty()
        : Optional.of(of(context.uiWebUrl().get()));
  }

  /**
   * Returns the address itself, or behind a hub the path of jupyter-server-proxy.
   *
   * @param address as Spark tells it, for example {@code http://127.0.0.1:4040}
   */
  String of(String address) {
    String prefix = environment.getOrDefault(HUB_PREFIX, "");
    if (prefix.isBlank()) {
      return address;
    }
    String base = prefix.replaceFirst("/+$", "") + "/proxy/" + URI.create(address).getPort();
    // Spark reads it with every page, for the links in the page; its port is known only now.
    System.setProperty("spark.ui.proxyBase", base);
    return base + "/jobs/";
  }
}
