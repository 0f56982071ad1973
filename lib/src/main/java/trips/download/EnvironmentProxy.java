package trips.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the proxy of the JVM's settings, else that of {@code https_proxy}, {@code http_proxy} or
 * {@code all_proxy}, as curl and pip do; Java alone does not look there.
 *
 * <p>{@code no_proxy} lists hosts and domains that are reached directly, {@code *} means all. User
 * names and passwords in the variables are not used.
 */
final class EnvironmentProxy extends ProxySelector {

  private static final int DEFAULT_PORT = 1080;

  private final Map<String, String> variables;

  EnvironmentProxy(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public List<Proxy> select(URI uri) {
    ProxySelector settings = ProxySelector.getDefault();
    List<Proxy> chosen = settings == null ? List.of() : settings.select(uri);
    if (chosen.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return chosen;
    }
    return List.of(isDirect(uri.getHost()) ? Proxy.NO_PROXY : ofVariables(uri.getScheme()));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The failed attempt tells.
  }

  private Proxy ofVariables(String scheme) {
    return variable(scheme.toLowerCase(Locale.ROOT) + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(EnvironmentProxy::proxy)
        .orElse(Proxy.NO_PROXY);
  }

  private boolean isDirect(String host) {
    return variable("no_proxy").stream()
        .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
        .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private static Proxy proxy(String text) {
    URI address = URI.create(text.contains("://") ? text : "http://" + text);
    int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .or(() -> Optional.ofNullable(variables.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }
}
