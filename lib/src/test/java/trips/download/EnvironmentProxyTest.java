package trips.download;

import static org.assertj.core.api.Assertions.assertThat;
import static trips.download.Replies.status;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https_proxy|http://proxy:3128|https://host/|proxy:3128",
        "HTTPS_PROXY|proxy:3128|https://host/|proxy:3128",
        "https_proxy|http://me:secret@proxy|https://host/|proxy:1080",
        "all_proxy|http://proxy:3128/|https://host/|proxy:3128",
        "https_proxy|http://proxy:3128|http://host/|",
        "https_proxy|''|https://host/|",
        "no_proxy|host|https://host/|"
      })
  void select_variable_isUsedForItsScheme(String name, String value, String uri, String expected) {
    var proxies = new EnvironmentProxy(Map.of(name, value)).select(URI.create(uri));
    assertThat(proxies).containsExactly(proxy(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|https://any.org/|true",
        "tlc.org|https://tlc.org/|true",
        "a, tlc.org|https://data.tlc.org/|true",
        ".tlc.org|https://data.tlc.org/|true",
        "tlc.org|https://nottlc.org/|false",
        "127.0.0.1|https://127.0.0.1:80/|true",
        "''|https://any.org/|false"
      })
  void select_noProxy_goesDirectly(String list, String uri, boolean direct) {
    var selector = new EnvironmentProxy(Map.of("https_proxy", "http://p:1", "no_proxy", list));
    assertThat(selector.select(URI.create(uri)))
        .containsExactly(direct ? Proxy.NO_PROXY : proxy("p:1"));
  }

  @Test
  void client_httpProxy_asksTheProxyForTheWholeAddress() throws Exception {
    try (RawHost proxy = new RawHost(status(204))) {
      HttpClient client =
          Environment.newClient(Map.of("http_proxy", "http://" + proxy.base().getAuthority()));
      URI address = URI.create("http://tlc.invalid/file");
      client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      assertThat(proxy.requests().get(0).line()).isEqualTo("GET http://tlc.invalid/file HTTP/1.1");
    }
  }

  private static Proxy proxy(String address) {
    if (address == null) {
      return Proxy.NO_PROXY;
    }
    String[] parts = address.split(":");
    return new Proxy(
        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1])));
  }
}
